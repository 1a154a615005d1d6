package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** A many-way choice by constant keys, under description; {@link #otherwise} finishes it. */
@Machinery
public final class Selection {
  private final Bits select;
  private final List<Value> keys = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Bits> values = new ArrayList<>();

  Selection(Bits select) {
    this.select = select;
  }

  /** The value when the select equals {@code key}. */
  public Selection when(long key, Bits value) {
    keys.add(key(key));
    values.add(value);
    return this;
  }

  /** The value when the select equals {@code key}, which readers know as {@code label}. */
  public Selection when(long key, String label, Bits value) {
    labels.add(label);
    return when(key, value);
  }

  private Value key(long number) {
    Value key = Value.of(select.width(), number);
    if (keys.contains(key) || key.toLong() != number) {
      throw select.body.refuse(
          Code.WIDTH,
          "key "
              + number
              + (keys.contains(key) ? " stands twice in" : " does not fit")
              + " the choice by "
              + select,
          "give each key once, from 0 to what the select can hold",
          select.body.location(select));
    }
    return key;
  }

  /** The choice, with the value for every other select. */
  public Bits otherwise(Bits value) {
    return values.isEmpty()
        ? value
        : select.body.operations().cases(select, keys, List.copyOf(labels), values, value);
  }
}
