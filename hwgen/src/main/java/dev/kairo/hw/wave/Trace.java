package dev.kairo.hw.wave;

import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What some signals did, cycle by cycle. Only changes are kept, so a signal that rests costs
 * nothing.
 */
public final class Trace {

  /** A recorded signal: its name behind the names of the instances it lies in, and its width. */
  public record Channel(String path, int width) {
    /** How many 64-bit words a value takes. */
    public int words() {
      return (width + 63) >>> 6;
    }
  }

  /** Gives the words of a channel's present value, the lowest first. */
  @FunctionalInterface
  public interface Source {
    /** Word {@code index} of the value of channel number {@code channel}. */
    long word(int channel, int index);
  }

  private final String name;
  private final List<String> clocks;
  private final List<Channel> channels;
  private final List<Track> tracks = new ArrayList<>();
  private final List<BitSet> edges = new ArrayList<>();
  private int cycles;

  /**
   * An empty trace.
   *
   * @param name the design's name
   */
  public Trace(String name, List<String> clocks, List<Channel> channels) {
    this.name = name;
    this.clocks = List.copyOf(clocks);
    this.channels = List.copyOf(channels);
    this.channels.forEach(channel -> tracks.add(new Track(channel.words())));
    this.clocks.forEach(clock -> edges.add(new BitSet()));
  }

  /** Adds a cycle: the values before its edge, and the clocks that rise at its end. */
  public void sample(List<String> rising, Source source) {
    for (int channel = 0; channel < tracks.size(); channel++) {
      tracks.get(channel).sample(cycles, channel, source);
    }
    for (String clock : rising) {
      edges.get(clocks.indexOf(clock)).set(cycles);
    }
    cycles++;
  }

  /** The design's name. */
  public String name() {
    return name;
  }

  /** The clocks. */
  public List<String> clocks() {
    return clocks;
  }

  /** The signals. */
  public List<Channel> channels() {
    return channels;
  }

  /** How many cycles were recorded. */
  public int cycles() {
    return cycles;
  }

  /** The value of a channel in a cycle. */
  public Value value(int channel, int cycle) {
    requireRecorded(cycle);
    return tracks.get(channel).value(cycle, channels.get(channel).width());
  }

  /** Whether a channel's value is not the one of the cycle before; true in cycle 0. */
  public boolean changes(int channel, int cycle) {
    requireRecorded(cycle);
    return tracks.get(channel).changes(cycle);
  }

  /** Whether a clock rises at the end of a cycle. */
  public boolean rises(int clock, int cycle) {
    requireRecorded(cycle);
    return edges.get(clock).get(cycle);
  }

  private void requireRecorded(int cycle) {
    if (cycle < 0 || cycle >= cycles) {
      throw new IndexOutOfBoundsException(
          "cycle " + cycle + " of a trace of " + name + " that holds " + cycles + " cycles");
    }
  }
}
