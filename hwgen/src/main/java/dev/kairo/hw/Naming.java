package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import java.util.Locale;
import java.util.function.Function;

/** What the signals of a body are called, in the Verilog and in sentences. */
@Machinery(transparent = true)
final class Naming {
  private final Body body;

  Naming(Body body) {
    this.body = body;
  }

  void rename(Bits bits, String name) {
    if (!body.replaying()) {
      body.table().rename(bits.id, name);
    }
  }

  /** Tells a maker the name of the variable that is going to receive what it makes. */
  <R> R receiving(Function<String, R> make) {
    return make.apply(body.replaying() ? "" : body.elaboration().sites().here().name());
  }

  /** Names a memory after the variable behind the calls that describe it. */
  Memory nameIfUnnamed(Memory memory, String name) {
    if (!body.replaying() && body.table().name(memory.id()).isEmpty()) {
      body.table().rename(memory.id(), name);
    }
    return memory;
  }

  /** Names a delayed copy after its source. */
  void nameAfter(Bits copy, Bits source, int distance) {
    String base = of(source);
    body.table().rename(copy.id, base.isEmpty() ? "" : base + "_delayed" + distance);
  }

  String of(Bits bits) {
    return body.table().name(bits.id);
  }

  String describe(Bits bits) {
    String name = of(bits);
    String known = name.isEmpty() ? kind(body.table().node(bits.id)) : name;
    return known + " (" + Operations.bits(bits.width()) + ")";
  }

  private static String kind(Node node) {
    return "an unnamed "
        + (node instanceof Node.Op2 operator
            ? operator.op().name().toLowerCase(Locale.ROOT)
            : node.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }
}
