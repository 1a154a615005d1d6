package dev.kairo.hw.interpret;

/**
 * The loops over records with values of several words, tables or memories; each gives where the
 * next batch begins.
 */
final class WideCode {
  private WideCode() {}

  static int add(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      WideWords.add(s, code[at], code[at + 1], code[at + 2], code[at + 3], code[at + 4]);
    }
    return at;
  }

  static int sub(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      WideWords.sub(s, code[at], code[at + 1], code[at + 2], code[at + 3], code[at + 4]);
    }
    return at;
  }

  static int eq(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = WideWords.equal(s, code[at + 1], code[at + 2], code[at + 3]) ? 1 : 0;
    }
    return at;
  }

  static int ltU(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 4 * count; at < end; at += 4) {
      s[code[at]] = WideWords.compare(s, code[at + 1], code[at + 2], code[at + 3]) < 0 ? 1 : 0;
    }
    return at;
  }

  static int ltS(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      boolean less =
          WideWords.lessSigned(s, code[at + 1], code[at + 2], code[at + 3], code[at + 4]);
      s[code[at]] = less ? 1 : 0;
    }
    return at;
  }

  static int mulU(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      WideWords.mulU(s, code[at], code[at + 1], code[at + 2], code[at + 3], code[at + 4]);
    }
    return at;
  }

  static int mulS(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      WideWords.mulS(s, code[at], code[at + 1], code[at + 2], code[at + 3], code[at + 4]);
    }
    return at;
  }

  static int cat(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int i = 0; i < count; i++) {
      int target = code[at];
      for (int word = 0; word < code[at + 1]; word++) {
        s[target + word] = 0;
      }
      int end = at + 3 + 4 * code[at + 2];
      for (at += 3; at < end; at += 4) {
        int width = code[at + 1];
        int repetitions = code[at + 3];
        if (repetitions == 1) {
          WideWords.insert(s, target, code[at + 2], code[at], width);
        } else if (s[code[at]] != 0) {
          WideWords.fillOnes(s, target, code[at + 2], repetitions);
        }
      }
    }
    return at;
  }

  static int table(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int i = 0; i < count; i++) {
      copy(s, code[at], code[at + 4 + (int) s[code[at + 2]]], code[at + 1]);
      at += 4 + code[at + 3];
    }
    return at;
  }

  static int search(int[] code, int start, int count, long[] s) {
    int at = start;
    for (int i = 0; i < count; i++) {
      copy(s, code[at], found(code, at, s), code[at + 1]);
      at += 6 + 2 * code[at + 5];
    }
    return at;
  }

  /** The slot that a search chooses: its keys rise, so half of them fall away at each look. */
  private static int found(int[] code, int at, long[] s) {
    int low = 0;
    int high = code[at + 5] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int entry = at + 6 + 2 * middle;
      int order = WideWords.compare(s, code[at + 2], code[entry], code[at + 3]);
      if (order == 0) {
        return code[entry + 1];
      }
      if (order < 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return code[at + 4];
  }

  private static void copy(long[] s, int target, int source, int words) {
    for (int i = 0; i < words; i++) {
      s[target + i] = s[source + i];
    }
  }

  static int read(int[] code, int start, int count, long[] s, long[] memory) {
    int at = start;
    for (int end = start + 5 * count; at < end; at += 5) {
      long address = s[code[at + 4]];
      boolean inRange = address >= 0 && address < code[at + 3];
      s[code[at]] = inRange ? memory[code[at + 1] + (int) address * code[at + 2]] : 0;
    }
    return at;
  }
}
