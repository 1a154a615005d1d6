package dev.kairo.train.fc.bench;

import java.util.Optional;

/** Counts words that were compared, and remembers the first that was wrong. */
final class Tally {
  private long words;
  private long mismatches;
  private Optional<String> first = Optional.empty();

  /** What a word is, put together only where one is wrong. */
  interface Words {
    String text();
  }

  void compare(long expected, long found, Words what) {
    words++;
    if (expected != found) {
      wrong("The %s is %x and should be %x.".formatted(what.text(), found, expected));
    }
  }

  void wrong(String sentence) {
    mismatches++;
    if (first.isEmpty()) {
      first = Optional.of(sentence);
    }
  }

  long words() {
    return words;
  }

  long mismatches() {
    return mismatches;
  }

  Optional<String> first() {
    return first;
  }
}
