package dev.kairo.hw.verilog;

import dev.kairo.hw.verilog.VBody.VUpdate;
import java.util.List;

/** A statement, or a run of equal ones, of a module's body. */
public sealed interface VItem {
  /** The name of the macro that prints it. */
  String kind();

  /**
   * Consecutive continuous assignments.
   *
   * @param assigns each with {@code assign} or the declaration of the net in front
   */
  record VAssigns(List<VAssign> assigns) implements VItem {
    @Override
    public String kind() {
      return "assigns";
    }
  }

  /** A continuous assignment; {@code head} is {@code assign} or the net's declaration. */
  record VAssign(String head, String target, String value) {}

  /**
   * Registers with one clock, one reset and one chain of conditions.
   *
   * @param reset the condition of the resets, or an empty string
   * @param branches tried in order; an empty condition is the last {@code else}
   */
  record VClocked(String clock, String reset, List<VUpdate> resets, List<VBranch> branches)
      implements VItem {
    @Override
    public String kind() {
      return "clocked";
    }
  }

  /** What happens under a condition. */
  record VBranch(String condition, List<VUpdate> updates) {}

  /** A choice by constant keys. */
  record VCase(String target, String select, String otherwise, List<VArm> arms) implements VItem {
    @Override
    public String kind() {
      return "choice";
    }
  }

  /** One key and what is chosen by it, the key padded to the length of its neighbours. */
  record VArm(String key, String value) {}

  /** The accesses of one memory on one clock, in one port. */
  record VMemoryPort(String clock, String memory, List<VWrite> writes, List<VRead> reads)
      implements VItem {
    @Override
    public String kind() {
      return "memory";
    }
  }

  /**
   * A write; {@code enable} may be an empty string.
   *
   * @param lanes empty when the whole word is written
   */
  record VWrite(String enable, String address, String data, List<VLane> lanes) {}

  /** One lane of a write: the bit that enables it and its range in the word. */
  record VLane(String enable, String range) {}

  /** A registered read; {@code enable} may be an empty string. */
  record VRead(String enable, String target, String address) {}

  /** An instance of another module, its pin names padded to one length. */
  record VInstance(
      String module, List<VParameter> parameters, String name, List<VConnection> connections)
      implements VItem {
    @Override
    public String kind() {
      return "instance";
    }
  }

  /** A parameter of an instance. */
  record VParameter(String name, String value) {}

  /** A pin and its net. */
  record VConnection(String pin, String net) {}
}
