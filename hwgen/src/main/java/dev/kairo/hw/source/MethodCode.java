package dev.kairo.hw.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The byte code of one method and its local variables. */
final class MethodCode {
  private static final int ASTORE = 0x3a;
  private static final int ASTORE_0 = 0x4b;
  private static final int ASTORE_3 = 0x4e;
  private static final int DUP = 0x59;
  private static final int DUP_X1 = 0x5a;
  private static final int ARETURN = 0xb0;
  private static final int PUTSTATIC = 0xb3;
  private static final int PUTFIELD = 0xb5;
  private static final int INVOKEINTERFACE = 0xb9;
  private static final int INVOKEDYNAMIC = 0xba;
  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int IINC = 0x84;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int CHECKCAST = 0xc0;
  private static final int WIDE = 0xc4;

  /** The length of each instruction by its opcode (JVM Specification, chapter 6). */
  private static final String LENGTHS =
      "111111111111111123233222221111111111111111111111111"
          + "111222221111111111111111111111111111111111111111111"
          + "111111111111111111111111111111311111111111111111111"
          + "3333333333333333211111111333333355323113311143355";

  /** A local variable: the code range where it holds, its slot and its name. */
  record Variable(int start, int end, int slot, String name) {}

  private final ClassCode owner;
  private final String name;
  private final String descriptor;
  private final byte[] code;
  private final List<Variable> variables;
  private final Map<Integer, CallSite> sites = new HashMap<>();

  MethodCode(
      ClassCode owner, String name, String descriptor, byte[] code, List<Variable> variables) {
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.code = code;
    this.variables = variables;
  }

  String name() {
    return name;
  }

  String descriptor() {
    return descriptor;
  }

  /** Whether the method returns the result of the call at an offset. */
  boolean returnsCallAt(int offset) {
    return opcode(afterCall(offset)) == ARETURN;
  }

  /** The call site at a call's offset: what becomes of the result of that call. */
  CallSite site(int offset, StackWalker.StackFrame frame) {
    CallSite known = sites.get(offset);
    if (known == null) {
      known =
          CallSite.of(
              storedName(afterCall(offset)).orElse(""),
              returnsCallAt(offset),
              CallerClass.location(frame));
      sites.put(offset, known);
    }
    return known;
  }

  /** The offsets of the calls in the code. */
  int[] calls() {
    return IntStream.iterate(0, offset -> offset < code.length, this::nextInstruction)
        .filter(offset -> opcode(offset) >= INVOKEVIRTUAL && opcode(offset) <= INVOKEDYNAMIC)
        .toArray();
  }

  private int nextInstruction(int offset) {
    int op = opcode(offset);
    int operands = (offset / 4 + 1) * 4;
    return switch (op) {
      case TABLESWITCH -> operands + 12 + 4 * (integer(operands + 8) - integer(operands + 4) + 1);
      case LOOKUPSWITCH -> operands + 8 + 8 * integer(operands + 4);
      case WIDE -> offset + (opcode(offset + 1) == IINC ? 6 : 4);
      default -> offset + LENGTHS.charAt(op) - '0';
    };
  }

  private int integer(int offset) {
    return unsignedShort(offset) << 16 | unsignedShort(offset + 2);
  }

  /** The offset of the instruction that uses a call's result, casts and copies passed over. */
  private int afterCall(int offset) {
    int call = opcode(offset);
    int next = offset + (call == INVOKEINTERFACE || call == INVOKEDYNAMIC ? 5 : 3);
    while (true) {
      int op = opcode(next);
      if (op == CHECKCAST) {
        next += 3;
      } else if (op == DUP || op == DUP_X1) {
        next++;
      } else {
        return next;
      }
    }
  }

  private Optional<String> storedName(int offset) {
    int op = opcode(offset);
    if (op >= ASTORE_0 && op <= ASTORE_3) {
      return variable(op - ASTORE_0, offset + 1);
    }
    if (op == ASTORE) {
      return variable(code[offset + 1] & 0xff, offset + 2);
    }
    if (op == WIDE && opcode(offset + 1) == ASTORE) {
      return variable(unsignedShort(offset + 2), offset + 4);
    }
    if (op == PUTFIELD || op == PUTSTATIC) {
      return Optional.of(owner.fieldName(unsignedShort(offset + 1)));
    }
    return Optional.empty();
  }

  /** The variable of a slot that lives at an offset. */
  private Optional<String> variable(int slot, int offset) {
    return variables.stream()
        .filter(v -> v.slot() == slot && v.start() <= offset && offset < v.end())
        .map(Variable::name)
        .findFirst();
  }

  private int opcode(int offset) {
    return offset < code.length ? code[offset] & 0xff : 0;
  }

  private int unsignedShort(int offset) {
    return (code[offset] & 0xff) << 8 | code[offset + 1] & 0xff;
  }
}
