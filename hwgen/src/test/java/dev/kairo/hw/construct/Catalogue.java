package dev.kairo.hw.construct;

import java.util.ArrayList;
import java.util.List;

/** Every construct. */
public final class Catalogue {
  private Catalogue() {}

  /** All constructs, each with a name of its own. */
  public static List<Construct> all() {
    List<Construct> all = new ArrayList<>();
    all.addAll(Operators.all());
    all.addAll(Choices.all());
    all.addAll(Registers.all());
    all.addAll(Memories.all());
    all.addAll(Compositions.all());
    all.addAll(Streams.all());
    return all;
  }
}
