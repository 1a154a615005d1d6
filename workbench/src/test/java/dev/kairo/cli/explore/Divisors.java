package dev.kairo.cli.explore;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The numbers that divide another: the legal widths of work that is split evenly. */
final class Divisors {
  private Divisors() {}

  /** All divisors, the least first. Takes time proportional to the number. */
  static List<Integer> of(int number) {
    return IntStream.rangeClosed(1, number).filter(d -> number % d == 0).boxed().toList();
  }

  /**
   * Why {@code value} can't split {@code number} things evenly, with the nearest values that can:
   * {@code M = 3 does not divide the 500 inputs; choose 2 or 4.} Empty when it can.
   */
  static Optional<String> illegality(String name, int value, int number, String things) {
    if (value > 0 && number % value == 0) {
      return Optional.empty();
    }
    List<Integer> legal = of(number);
    List<String> near =
        IntStream.concat(
                legal.stream().mapToInt(d -> d).filter(d -> d < value).max().stream(),
                legal.stream().mapToInt(d -> d).filter(d -> d > value).min().stream())
            .mapToObj(String::valueOf)
            .toList();
    return Optional.of(
        "%s = %d does not divide the %d %s; choose %s."
            .formatted(name, value, number, things, String.join(" or ", near)));
  }
}
