package dev.kairo.train.network;

import java.util.ArrayList;
import java.util.List;

/** The end of a sentence about a number that should divide another one. */
final class Divisors {
  private Divisors() {}

  /** All divisors, such as {@code 1, 2, 4, 8 or 16}. */
  static String choice(int number) {
    List<String> divisors = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      if (number % i == 0) {
        divisors.add(Integer.toString(i));
      }
    }
    int last = divisors.size() - 1;
    return last == 0
        ? divisors.get(0)
        : String.join(", ", divisors.subList(0, last)) + " or " + divisors.get(last);
  }
}
