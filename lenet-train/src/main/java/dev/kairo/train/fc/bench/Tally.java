package dev.kairo.train.fc.bench;

import java.util.Optional;

/** Counts words that were compared, and remembers the first that was wrong. */
public final class Tally {
  private long words;
  private long mismatches;
  private Optional<String> first = Optional.empty();

  /** What a word is, put together only where one is wrong. */
  public interface Words {
    /** What the word is. */
    String text();
  }

  /** Compares a word. */
  public void compare(long expected, long found, Words what) {
    words++;
    if (expected != found) {
      wrong("The %s is %x and should be %x.".formatted(what.text(), found, expected));
    }
  }

  /** Notes that something is wrong. */
  public void wrong(String sentence) {
    mismatches++;
    if (first.isEmpty()) {
      first = Optional.of(sentence);
    }
  }

  /** Words compared. */
  public long words() {
    return words;
  }

  /** What was wrong. */
  public long mismatches() {
    return mismatches;
  }

  /** The first thing that was wrong, in a sentence. */
  public Optional<String> first() {
    return first;
  }
}
