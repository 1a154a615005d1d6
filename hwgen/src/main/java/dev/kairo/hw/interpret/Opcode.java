package dev.kairo.hw.interpret;

/**
 * What a batch of records does. A record starts with the slot it writes; {@code fill} is the number
 * of unused bits at the top of the written word, so that {@code -1L >>> fill} masks it.
 */
enum Opcode {
  /** target, left, right, fill. */
  ADD,
  /** target, left, right, fill. */
  SUB,
  /** target, left, right; one record for each word. */
  AND,
  /** target, left, right; one record for each word. */
  OR,
  /** target, left, right; one record for each word. */
  XOR,
  /** target, source, fill; one record for each word. */
  NOT,
  /** target, left, right. */
  EQ,
  /** target, left, right. */
  LT_U,
  /** target, left, right, unused bits of the operands. */
  LT_S,
  /** target, left, right; the product fits a word. */
  MUL_U,
  /** target, left, right, unused bits of left and of right, fill. */
  MUL_S,
  /** target, select, when true, when false; one record for each word. */
  MUX,
  /** target, source, distance, fill. */
  SLICE,
  /** target, source, the word above it, distance, fill; one record for each word. */
  SLICE_ACROSS,
  /** target, upper, lower, distance. */
  CAT_TWO,
  /** target, count, then source and distance for each part; the result fits a word. */
  CAT,
  /** target, bit, fill. */
  REPEAT,
  /** target, bit, lower, distance, fill. */
  EXTEND,
  /** target, words, select, size, then the source for each value of select. */
  TABLE,
  /** target, words, select, its words, otherwise, count, then key and source, keys rising. */
  SEARCH,
  /** target, first word, stride, depth, address; one record for each word. */
  READ,
  /** target, left, right, words, fill. */
  WIDE_ADD,
  /** target, left, right, words, fill. */
  WIDE_SUB,
  /** target, left, right, words. */
  WIDE_EQ,
  /** target, left, right, words. */
  WIDE_LT_U,
  /** target, left, right, words, unused bits of the operands' top words. */
  WIDE_LT_S,
  /** target, left, right, and the widths of left and right in bits. */
  WIDE_MUL_U,
  /** target, left, right, and the widths of left and right in bits. */
  WIDE_MUL_S,
  /** target, words, count, then source, width, position and repetitions for each part. */
  WIDE_CAT,
  /** index of the black box. */
  BLACK_BOX
}
