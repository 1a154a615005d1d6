package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Port;
import dev.kairo.hw.ir.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a circuit does, as a short text: equal for circuits of equal structure, whatever they and
 * their nets are called.
 *
 * <p>Linear in the nodes of the distinct circuits; a definition is read once.
 */
final class Fingerprint {
  private static final int HEX_DIGITS = 16;
  private final Map<Circuit, String> known = new IdentityHashMap<>();

  /** The fingerprint of a circuit with everything in it. */
  String of(Circuit circuit) {
    String found = known.get(circuit);
    if (found == null) {
      found = read(circuit);
      known.put(circuit, found);
    }
    return found;
  }

  private String read(Circuit circuit) {
    Text text = new Text();
    text.add(circuit.clocks().stream().map(ClockPort::reset).map(Optional::isPresent).toList());
    text.add(circuit.inputs().stream().map(Port::node).toList());
    text.add(circuit.outputs().stream().map(Port::node).toList());
    for (Node node : circuit.nodes()) {
      add(node, text);
    }
    return text.digest();
  }

  private void add(Node node, Text text) {
    text.add(node.getClass().getSimpleName());
    text.add(node.width());
    if (node instanceof Node.Wire wire) {
      text.add(wire.driver());
    } else if (node instanceof Node.Reg reg) {
      text.add(reg.clock(), reg.next(), reg.enable(), reg.reset());
      text.add(reg.resetValue().map(Value::bits));
      text.add(reg.initial().map(Value::bits));
    } else if (node instanceof Node.MemRead read) {
      text.add(read.memory(), read.clock(), read.address(), read.enable(), read.writePort());
    } else {
      node.eachOperand(text::add);
      addRest(node, text);
    }
  }

  /** What is neither a width nor an operand. */
  private void addRest(Node node, Text text) {
    if (node instanceof Node.Const constant) {
      text.add(constant.value().bits());
    } else if (node instanceof Node.Op2 op2) {
      text.add(op2.op());
    } else if (node instanceof Node.Cases cases) {
      text.add(bits(cases.keys()));
    } else if (node instanceof Node.Slice slice) {
      text.add(slice.low());
    } else if (node instanceof Node.Mem mem) {
      text.add(mem.depth());
      text.add(mem.style());
      text.add(bits(mem.initial()));
      for (MemWrite write : mem.writes()) {
        text.add(write.clock(), write.laneEnable(), write.laneWidth());
      }
    } else if (node instanceof Node.Instance instance) {
      text.add(name(instance.definition()));
      text.add(instance.inputs());
      text.add(instance.clocks());
    }
  }

  private String name(Definition definition) {
    if (definition instanceof Circuit circuit) {
      return of(circuit);
    }
    BlackBox box = (BlackBox) definition;
    return box.name() + box.parameters();
  }

  private static List<Object> bits(List<Value> values) {
    return values.stream().<Object>map(Value::bits).toList();
  }

  /** Words one after the other, each ended, so that none can be mistaken for two. */
  private static final class Text {
    private final MessageDigest digest = sha256();
    private ByteBuffer numbers = ByteBuffer.allocate(256);

    void add(Object word) {
      digest.update((word + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void add(int... values) {
      if (numbers.capacity() < 4 * values.length + 4) {
        numbers = ByteBuffer.allocate(4 * values.length + 4);
      }
      numbers.clear();
      numbers.putInt(values.length);
      Arrays.stream(values).forEach(numbers::putInt);
      digest.update(numbers.array(), 0, numbers.position());
    }

    String digest() {
      return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }
}
