package dev.kairo.hw.interpret;

/**
 * The inner loops over records whose values fit one word; each gives where the next batch begins.
 */
final class NarrowCode {
  private NarrowCode() {}

  static int add(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = (s[code[at + 1]] + s[code[at + 2]]) & -1L >>> code[at + 3];
    }
    return at;
  }

  static int sub(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = (s[code[at + 1]] - s[code[at + 2]]) & -1L >>> code[at + 3];
    }
    return at;
  }

  static int and(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = s[code[at + 1]] & s[code[at + 2]];
    }
    return at;
  }

  static int or(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = s[code[at + 1]] | s[code[at + 2]];
    }
    return at;
  }

  static int xor(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = s[code[at + 1]] ^ s[code[at + 2]];
    }
    return at;
  }

  static int not(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = ~s[code[at + 1]] & -1L >>> code[at + 2];
    }
    return at;
  }

  static int eq(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = s[code[at + 1]] == s[code[at + 2]] ? 1 : 0;
    }
    return at;
  }

  static int ltU(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = Long.compareUnsigned(s[code[at + 1]], s[code[at + 2]]) < 0 ? 1 : 0;
    }
    return at;
  }

  static int ltS(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      int fill = code[at + 3];
      s[code[at]] = s[code[at + 1]] << fill < s[code[at + 2]] << fill ? 1 : 0;
    }
    return at;
  }

  static int mulU(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = s[code[at + 1]] * s[code[at + 2]];
    }
    return at;
  }

  static int mulS(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 6 * count; at < end; at += 6) {
      long left = s[code[at + 1]] << code[at + 3] >> code[at + 3];
      long right = s[code[at + 2]] << code[at + 4] >> code[at + 4];
      s[code[at]] = left * right & -1L >>> code[at + 5];
    }
    return at;
  }

  static int mux(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = s[s[code[at + 1]] != 0 ? code[at + 2] : code[at + 3]];
    }
    return at;
  }

  static int slice(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = s[code[at + 1]] >>> code[at + 2] & -1L >>> code[at + 3];
    }
    return at;
  }

  static int sliceAcross(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      int distance = code[at + 3];
      // Two shifts, because a shift by 64 would be one by 0.
      long upper = s[code[at + 2]] << 1 << (63 - distance);
      s[code[at]] = (s[code[at + 1]] >>> distance | upper) & -1L >>> code[at + 4];
    }
    return at;
  }

  static int catTwo(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = s[code[at + 1]] << code[at + 3] | s[code[at + 2]];
    }
    return at;
  }

  static int cat(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int i = 0; i < count; i++) {
      int target = code[at];
      int end = at + 2 + 2 * code[at + 1];
      long joined = 0;
      for (at += 2; at < end; at += 2) {
        joined |= s[code[at]] << code[at + 1];
      }
      s[target] = joined;
    }
    return at;
  }

  static int repeat(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 3 * count; at < end; at += 3) {
      s[code[at]] = -s[code[at + 1]] & -1L >>> code[at + 2];
    }
    return at;
  }

  static int extend(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      long sign = -s[code[at + 1]] << code[at + 3];
      s[code[at]] = (sign | s[code[at + 2]]) & -1L >>> code[at + 4];
    }
    return at;
  }
}
