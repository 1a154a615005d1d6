package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import java.util.ArrayList;
import java.util.List;

/** A choice by priority, under description; {@link #otherwise} finishes it. */
@Machinery
public final class Choice {
  private final List<Bits> conditions = new ArrayList<>();
  private final List<Bits> values = new ArrayList<>();

  /** The value when {@code condition} is 1 and no earlier condition was. */
  public Choice when(Bits condition, Bits value) {
    conditions.add(condition);
    values.add(value);
    return this;
  }

  /** The choice, with the value when no condition is 1. */
  public Bits otherwise(Bits value) {
    return from(0, value);
  }

  private Bits from(int index, Bits value) {
    return index == values.size()
        ? value
        : conditions.get(index).mux(values.get(index), from(index + 1, value));
  }
}
