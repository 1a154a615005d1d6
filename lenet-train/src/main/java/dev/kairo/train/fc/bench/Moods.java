package dev.kairo.train.fc.bench;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** Says yes always, never or sometimes, in stretches of random length. */
final class Moods implements BooleanSupplier {
  private static final int ONE_OF = 3;

  private enum Mood {
    ALWAYS,
    NEVER,
    SOMETIMES
  }

  private final Random random;
  private final int longest;
  private Mood mood = Mood.ALWAYS;
  private int left;

  /** Stretches of at most {@code longest} questions. */
  Moods(Random random, int longest) {
    this.random = random;
    this.longest = longest;
  }

  @Override
  public boolean getAsBoolean() {
    if (left == 0) {
      left = 1 + random.nextInt(longest);
      mood = Mood.values()[random.nextInt(Mood.values().length)];
    }
    left--;
    return mood == Mood.ALWAYS || mood == Mood.SOMETIMES && random.nextInt(ONE_OF) == 0;
  }
}
