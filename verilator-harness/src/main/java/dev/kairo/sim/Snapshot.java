package dev.kairo.sim;

import java.util.Arrays;

/** The state of a design at one moment, valid for every instance of the same model. */
public final class Snapshot {
  private final String model;
  private final long cycle;
  private final byte[] state;

  public Snapshot(String model, long cycle, byte[] state) {
    this.model = model;
    this.cycle = cycle;
    this.state = state.clone();
  }

  /** Which model it belongs to. */
  public String model() {
    return model;
  }

  /** The cycle in which it was taken. */
  public long cycle() {
    return cycle;
  }

  /** The state, to be kept in a file. */
  public byte[] state() {
    return state.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that
        && model.equals(that.model)
        && cycle == that.cycle
        && Arrays.equals(state, that.state);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(state);
  }
}
