package dev.kairo.hw.interpret;

/**
 * Arithmetic on numbers of several 64-bit words, lowest first, all inside one array. Nothing is
 * allocated; bits above a number's width are 0 before and after.
 */
final class WideWords {
  private WideWords() {}

  static void add(long[] s, int target, int left, int right, int words, int fill) {
    long carry = 0;
    for (int i = 0; i < words; i++) {
      long a = s[left + i];
      long half = a + s[right + i];
      long sum = half + carry;
      carry = (Long.compareUnsigned(half, a) < 0 ? 1 : 0) | (half == -1L ? carry : 0);
      s[target + i] = sum;
    }
    s[target + words - 1] &= -1L >>> fill;
  }

  static void sub(long[] s, int target, int left, int right, int words, int fill) {
    subtract(s, target, left, right, words);
    s[target + words - 1] &= -1L >>> fill;
  }

  private static void subtract(long[] s, int target, int left, int right, int words) {
    long borrow = 0;
    for (int i = 0; i < words; i++) {
      long a = s[left + i];
      long b = s[right + i];
      long half = a - b;
      long difference = half - borrow;
      borrow = (Long.compareUnsigned(a, b) < 0 ? 1 : 0) | (half == 0 ? borrow : 0);
      s[target + i] = difference;
    }
  }

  static boolean equal(long[] s, int left, int right, int words) {
    long difference = 0;
    for (int i = 0; i < words; i++) {
      difference |= s[left + i] ^ s[right + i];
    }
    return difference == 0;
  }

  /** Unsigned comparison: negative, zero or positive. */
  static int compare(long[] s, int left, int right, int words) {
    for (int i = words - 1; i > 0; i--) {
      if (s[left + i] != s[right + i]) {
        return Long.compareUnsigned(s[left + i], s[right + i]);
      }
    }
    return Long.compareUnsigned(s[left], s[right]);
  }

  static boolean lessSigned(long[] s, int left, int right, int words, int fill) {
    long a = s[left + words - 1] << fill;
    long b = s[right + words - 1] << fill;
    return a != b ? a < b : compare(s, left, right, words) < 0;
  }

  /** The unsigned product, as wide as both factors together; the target overlaps no factor. */
  static void mulU(long[] s, int target, int left, int right, int leftWidth, int rightWidth) {
    int leftWords = words(leftWidth);
    int rightWords = words(rightWidth);
    int targetWords = words(leftWidth + rightWidth);
    for (int i = 0; i < targetWords; i++) {
      s[target + i] = 0;
    }
    for (int i = 0; i < leftWords; i++) {
      long a = s[left + i];
      long carry = 0;
      // A word beyond the target's width can only be 0.
      int limit = Math.min(rightWords, targetWords - i);
      for (int j = 0; j < limit; j++) {
        long b = s[right + j];
        long low = a * b;
        long high = multiplyHighUnsigned(a, b);
        long sum = s[target + i + j] + low;
        high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        long total = sum + carry;
        high += Long.compareUnsigned(total, sum) < 0 ? 1 : 0;
        s[target + i + j] = total;
        carry = high;
      }
      if (i + limit < targetWords) {
        s[target + i + limit] = carry;
      }
    }
  }

  private static long multiplyHighUnsigned(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /**
   * The signed product: the unsigned one less, for each negative factor, the other factor at the
   * weight just above it.
   */
  static void mulS(long[] s, int target, int left, int right, int leftWidth, int rightWidth) {
    mulU(s, target, left, right, leftWidth, rightWidth);
    if (bit(s, left, leftWidth - 1)) {
      subtractShifted(
          s, target, words(leftWidth + rightWidth), right, words(rightWidth), leftWidth);
    }
    if (bit(s, right, rightWidth - 1)) {
      subtractShifted(s, target, words(leftWidth + rightWidth), left, words(leftWidth), rightWidth);
    }
    s[target + words(leftWidth + rightWidth) - 1] &= -1L >>> fill(leftWidth + rightWidth);
  }

  private static void subtractShifted(
      long[] s, int target, int targetWords, int source, int sourceWords, int distance) {
    int shift = distance & 63;
    int start = distance >>> 6;
    long borrow = 0;
    for (int i = start; i < targetWords; i++) {
      int j = i - start;
      long b = j < sourceWords ? s[source + j] << shift : 0;
      if (shift != 0 && j > 0 && j - 1 < sourceWords) {
        b |= s[source + j - 1] >>> (64 - shift);
      }
      long a = s[target + i];
      long half = a - b;
      s[target + i] = half - borrow;
      borrow = (Long.compareUnsigned(a, b) < 0 ? 1 : 0) | (half == 0 ? borrow : 0);
    }
  }

  static boolean bit(long[] s, int slot, int index) {
    return (s[slot + (index >>> 6)] >>> index & 1) != 0;
  }

  /** Puts {@code width} bits of a source at a position of a target that is 0 there. */
  static void insert(long[] s, int target, int position, int source, int width) {
    int shift = position & 63;
    int at = target + (position >>> 6);
    int left = width;
    for (int i = 0; left > 0; i++, left -= 64) {
      long word = s[source + i];
      s[at + i] |= word << shift;
      if (shift != 0 && shift + Math.min(left, 64) > 64) {
        s[at + i + 1] |= word >>> (64 - shift);
      }
    }
  }

  /** Sets {@code width} bits of a target from a position on. */
  static void fillOnes(long[] s, int target, int position, int width) {
    int end = position + width;
    for (int at = position; at < end; at = (at | 63) + 1) {
      int count = Math.min(end, (at | 63) + 1) - at;
      s[target + (at >>> 6)] |= (-1L >>> (64 - count)) << at;
    }
  }

  /** The words a width takes. */
  static int words(int width) {
    return (width + 63) >>> 6;
  }

  /** The unused bits at the top of the highest word. */
  static int fill(int width) {
    return -width & 63;
  }
}
