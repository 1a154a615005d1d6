package dev.kairo.train.port;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of the switch as Java sees it: 85 bits, of which 84 are payload.
 *
 * <pre>
 * bit   84      valid
 * bits  83..81  kind, the order of {@link WordKind}
 * bit   80      whether there is a second number
 * bits  79..64  address: the place of the first number in its row
 * bits  63..32  second number, or zeros
 * bits  31..0   first number
 * </pre>
 *
 * @param kind what the numbers are
 * @param address the place of the first number in its row: errors, outputs and biases make rows of
 *     the layer's inputs, activations and weights rows of its outputs
 * @param numbers one or two numbers, each at the bottom of 32 bits
 */
public record StdmWord(WordKind kind, int address, List<Long> numbers) {
  /** Bits of a word, the valid bit counted. */
  public static final int WIDTH = 85;

  /** Bits of an address. */
  static final int ADDRESS_WIDTH = 16;

  /** Bits of a number's place. */
  static final int NUMBER_WIDTH = 32;

  /** Numbers a word has places for. */
  public static final int NUMBERS = 2;

  static final int ADDRESS = NUMBERS * NUMBER_WIDTH;
  static final int SECOND = ADDRESS + ADDRESS_WIDTH;
  static final int KIND = SECOND + 1;
  static final int VALID = KIND + WordKind.WIDTH;

  public StdmWord {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty() || numbers.size() > NUMBERS) {
      throw new IllegalArgumentException(
          "A word of %d numbers is not possible; give it one or two.".formatted(numbers.size()));
    }
    if (address < 0 || address >> ADDRESS_WIDTH != 0) {
      throw new IllegalArgumentException(
          "The address %d does not fit; choose 0 to %d."
              .formatted(address, (1 << ADDRESS_WIDTH) - 1));
    }
    for (long number : numbers) {
      if (number >>> NUMBER_WIDTH != 0) {
        throw new IllegalArgumentException(
            "The number %x does not fit; choose one of %d bits.".formatted(number, NUMBER_WIDTH));
      }
    }
  }

  /** A row of numbers as words, two a word, the last one alone where they are odd. */
  public static List<StdmWord> row(WordKind kind, long[] numbers) {
    List<StdmWord> words = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += NUMBERS) {
      words.add(
          new StdmWord(
              kind,
              i,
              i + 1 < numbers.length ? List.of(numbers[i], numbers[i + 1]) : List.of(numbers[i])));
    }
    return words;
  }

  /** A request for biases, weights or both. */
  public static StdmWord read(boolean biases, boolean weights) {
    return new StdmWord(WordKind.READ, 0, List.of((biases ? 1L : 0) | (weights ? 2L : 0)));
  }

  /** The learning rate from now on. */
  public static StdmWord learningRate(long word) {
    return new StdmWord(WordKind.CONTROL, WordKind.LEARNING_RATE, List.of(word));
  }

  /** Clears the flags of lost and misplaced words. */
  public static StdmWord clearFlags() {
    return new StdmWord(WordKind.CONTROL, WordKind.CLEAR_FLAGS, List.of(0L));
  }

  /** The 85 bits. */
  public BigInteger encode() {
    boolean second = numbers.size() == NUMBERS;
    BigInteger header =
        BigInteger.ONE
            .shiftLeft(VALID)
            .or(BigInteger.valueOf(kind.ordinal()).shiftLeft(KIND))
            .or(BigInteger.valueOf(second ? 1 : 0).shiftLeft(SECOND))
            .or(BigInteger.valueOf(address).shiftLeft(ADDRESS));
    BigInteger upper = BigInteger.valueOf(second ? numbers.get(1) : 0).shiftLeft(NUMBER_WIDTH);
    return header.or(upper).or(BigInteger.valueOf(numbers.get(0)));
  }

  /** Whether 85 bits are a word at all. */
  public static boolean valid(BigInteger bits) {
    return bits.testBit(VALID);
  }

  /** The word of 85 bits. */
  public static StdmWord decode(BigInteger bits) {
    if (!valid(bits) || bits.bitLength() > WIDTH) {
      throw new IllegalArgumentException(
          "%s is not a word; look at bit %d first.".formatted(bits.toString(16), VALID));
    }
    List<Long> numbers = new ArrayList<>();
    numbers.add(field(bits, 0, NUMBER_WIDTH));
    if (bits.testBit(SECOND)) {
      numbers.add(field(bits, NUMBER_WIDTH, NUMBER_WIDTH));
    }
    return new StdmWord(
        WordKind.values()[(int) field(bits, KIND, WordKind.WIDTH)],
        (int) field(bits, ADDRESS, ADDRESS_WIDTH),
        numbers);
  }

  private static long field(BigInteger bits, int low, int width) {
    return bits.shiftRight(low).longValue() & (1L << width) - 1;
  }
}
