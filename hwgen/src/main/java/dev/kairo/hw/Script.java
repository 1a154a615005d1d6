package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a module's constructor made, in order: a later construction with an equal key is handed the
 * same things again instead of making them anew.
 */
@Machinery
final class Script {
  private final List<Object> entries = new ArrayList<>();
  private int cursor;
  private int depth;
  private boolean replaying;

  /** Starts handing out what was recorded. */
  void rewind() {
    replaying = true;
    cursor = 0;
  }

  boolean replaying() {
    return replaying;
  }

  /** Whether a replay asked for exactly what was recorded. */
  boolean finished() {
    return !replaying || cursor == entries.size();
  }

  /** Whether there is something left to hand out. */
  boolean hasNext() {
    return cursor < entries.size();
  }

  /** The next recorded thing. */
  Object next() {
    return entries.get(cursor++);
  }

  /** Whether a node that is asked for again is the one that was recorded. */
  static boolean same(Node recorded, Node asked) {
    if (recorded.width() != asked.width() || recorded.getClass() != asked.getClass()) {
      return false;
    }
    if (recorded instanceof Node.Cat one && asked instanceof Node.Cat other) {
      return Arrays.equals(one.parts(), other.parts());
    }
    if (recorded instanceof Node.Cases one && asked instanceof Node.Cases other) {
      return one.select() == other.select()
          && one.otherwise() == other.otherwise()
          && one.keys().equals(other.keys())
          && Arrays.equals(one.values(), other.values());
    }
    if (recorded instanceof Node.MemRead one && asked instanceof Node.MemRead other) {
      // The write that shares the port is counted only the first time.
      return one.memory() == other.memory()
          && one.clock() == other.clock()
          && one.address() == other.address()
          && one.enable() == other.enable();
    }
    // A forward wire has its driver by now.
    return recorded instanceof Node.Wire || recorded.equals(asked);
  }

  /** Records a thing, unless it is a part of a larger step. */
  void record(Object made) {
    if (depth == 0) {
      entries.add(made);
    }
  }

  /** Makes something in several steps of which only the result is recorded. */
  <T> T whole(Supplier<T> step) {
    T made = unrecorded(step);
    record(made);
    return made;
  }

  /** Makes something that no replay asks for. */
  <T> T unrecorded(Supplier<T> step) {
    depth++;
    try {
      return step.get();
    } finally {
      depth--;
    }
  }
}
