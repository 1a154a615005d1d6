package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Pin;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Names for nets that nobody named: from the register, memory or instance that reads them ({@code
 * count_next}, {@code fifo_push}), else from what they compute ({@code a_plus_b}, {@code
 * state_is_2}, {@code product}), else by their kind.
 */
final class DerivedNames {
  /** A name made of operands' names beyond this length tells less than the kind alone. */
  private static final int LONGEST = 32;

  private final Circuit circuit;
  private final String[] names;
  private final int[] reader;

  /** Nets whose names come from what they compute: names made of such names tell nothing. */
  private final BitSet general = new BitSet();

  /** Works on the names given so far; the array may be completed while names are asked for. */
  DerivedNames(Circuit circuit, String[] names) {
    this.circuit = circuit;
    this.names = names;
    this.reader = readers(circuit);
  }

  /** For each net the first register, memory, read, choice or instance that reads it directly. */
  private static int[] readers(Circuit circuit) {
    int[] reader = new int[circuit.size()];
    Arrays.fill(reader, Node.NONE);
    for (int id = 0; id < circuit.size(); id++) {
      Node node = circuit.node(id);
      if (node instanceof Node.Reg
          || node instanceof Node.Mem
          || node instanceof Node.MemRead
          || node instanceof Node.Cases
          || node instanceof Node.Instance) {
        int user = id;
        node.eachOperand(
            operand -> {
              int net = Nets.root(circuit, operand);
              if (reader[net] == Node.NONE) {
                reader[net] = user;
              }
            });
      }
    }
    return reader;
  }

  String of(int id) {
    Node node = circuit.node(id);
    if (node instanceof Node.Slice) {
      return pin(id);
    }
    if (node instanceof Node.MemRead read) {
      return names[read.memory()] + "_word";
    }
    if (node instanceof Node.Reg reg) {
      return delayed(reg);
    }
    String read = fromReader(id);
    if (!read.isEmpty()) {
      return read;
    }
    general.set(id);
    if (node instanceof Node.Cases cases) {
      return joined("choice", label(cases.select()), "_choice");
    }
    return node instanceof Node.Wire wire && wire.driver() != Node.NONE
        ? expression(circuit.node(wire.driver()))
        : "net";
  }

  private String pin(int id) {
    Node.Slice slice = (Node.Slice) circuit.node(id);
    int offset = 0;
    for (Pin pin : ((Node.Instance) circuit.node(slice.source())).definition().outputPins()) {
      if (offset == slice.low()) {
        return names[slice.source()] + "_" + pin.name();
      }
      offset += pin.width();
    }
    return names[slice.source()] + "_bits";
  }

  /** A register is its input some cycles later: {@code a_d1}, {@code a_d2}. */
  private String delayed(Node.Reg reg) {
    int next = Nets.root(circuit, reg.next());
    String source = label(next);
    if (source.isEmpty()) {
      source = expression(circuit.node(next));
    }
    int cut = source.lastIndexOf("_d");
    String digits = cut < 0 ? "" : source.substring(cut + 2);
    boolean counted =
        !digits.isEmpty()
            && digits.length() < 6
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return counted
        ? source.substring(0, cut) + "_d" + (Integer.parseInt(digits) + 1)
        : source + "_d1";
  }

  private String fromReader(int id) {
    int user = reader[id];
    if (user == Node.NONE || names[user].isEmpty()) {
      return "";
    }
    String role = role(circuit.node(user), id);
    return role.isEmpty() ? "" : names[user] + "_" + role;
  }

  private String role(Node user, int id) {
    if (user instanceof Node.Reg reg) {
      return is(reg.next(), id) ? "next" : is(reg.enable(), id) ? "enable" : "reset";
    } else if (user instanceof Node.MemRead read) {
      return is(read.address(), id) ? "read_address" : "read_enable";
    } else if (user instanceof Node.Mem memory) {
      return role(memory, id);
    } else if (user instanceof Node.Cases cases) {
      return is(cases.select(), id) ? "select" : "";
    } else if (user instanceof Node.Instance instance) {
      for (int i = 0; i < instance.inputs().length; i++) {
        if (is(instance.inputs()[i], id)) {
          return instance.definition().inputPins().get(i).name();
        }
      }
    }
    return "";
  }

  private String role(Node.Mem memory, int id) {
    for (MemWrite write : memory.writes()) {
      if (is(write.enable(), id)) {
        return "write_enable";
      } else if (is(write.address(), id)) {
        return "write_address";
      } else if (is(write.data(), id)) {
        return "write_data";
      } else if (is(write.laneEnable(), id)) {
        return "lane_enable";
      }
    }
    return "";
  }

  private boolean is(int operand, int net) {
    return operand != Node.NONE && Nets.root(circuit, operand) == net;
  }

  private String expression(Node node) {
    if (node instanceof Node.Op2 op) {
      return operator(op);
    } else if (node instanceof Node.Not not) {
      return joined("inverted", "not_", label(not.source()));
    } else if (node instanceof Node.Mux mux) {
      return joined("choice", label(mux.select()), "_choice");
    } else if (node instanceof Node.Slice slice) {
      int high = slice.low() + slice.width() - 1;
      String range = slice.width() == 1 ? "_" + high : "_" + high + "_" + slice.low();
      return joined("bits", label(slice.source()), range);
    } else if (node instanceof Node.Const constant) {
      return constant.value().zero() ? "zero" : "constant";
    }
    return node instanceof Node.Cat ? "joined" : "net";
  }

  private String operator(Node.Op2 op) {
    List<String> words = words(op.op(), op.width() == 1);
    return joined(words.get(1), label(op.left()), words.get(0), label(op.right()));
  }

  /** The word between two operands, and the one that stands alone. */
  private static List<String> words(Op op, boolean bit) {
    return switch (op) {
      case ADD -> List.of("_plus_", "sum");
      case SUB -> List.of("_minus_", "difference");
      case MUL_U, MUL_S -> List.of("_times_", "product");
      case AND -> List.of("_and_", bit ? "both" : "masked");
      case OR -> List.of("_or_", bit ? "either" : "merged");
      case XOR -> List.of("_xor_", bit ? "odd" : "mixed");
      case EQ -> List.of("_is_", "equal");
      case LT_U, LT_S -> List.of("_below_", "below");
    };
  }

  /** The parts in one word, or another word when one of them is missing or all are too long. */
  private static String joined(String otherwise, String... parts) {
    StringBuilder name = new StringBuilder();
    for (String part : parts) {
      if (part.isEmpty()) {
        return otherwise;
      }
      name.append(part);
    }
    return name.length() <= LONGEST ? name.toString() : otherwise;
  }

  /** How an operand can be called inside a longer name, or an empty string. */
  private String label(int id) {
    Node node = circuit.node(id);
    if (node instanceof Node.Const constant && constant.value().bits().bitLength() < 17) {
      return names[id].isEmpty() ? constant.value().bits().toString() : names[id];
    }
    int root = Nets.root(circuit, id);
    return general.get(root) ? "" : names[root];
  }
}
