package dev.kairo.hw.interpret;

import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Node.Cases;
import dev.kairo.hw.ir.Node.Op2;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Turns a combinational node into records of one {@link Opcode}. Bitwise work on wide values is cut
 * into one record a word, so only sums, comparisons, products and concatenations know of width.
 */
final class Encoder {
  private final Hierarchy hierarchy;
  private final Slots slots;
  private final MemoryLayout memories;
  private final BlackBoxes blackBoxes;
  private final IntList code;

  Encoder(
      Hierarchy hierarchy,
      Slots slots,
      MemoryLayout memories,
      BlackBoxes blackBoxes,
      IntList code) {
    this.hierarchy = hierarchy;
    this.slots = slots;
    this.memories = memories;
    this.blackBoxes = blackBoxes;
    this.code = code;
  }

  /** The opcode a node will be encoded with. */
  Opcode opcode(int flat) {
    Node node = hierarchy.node(flat);
    if (node instanceof Op2 op) {
      return opcode(flat, op);
    } else if (node instanceof Node.Not) {
      return Opcode.NOT;
    } else if (node instanceof Node.Mux) {
      return Opcode.MUX;
    } else if (node instanceof Node.Slice) {
      int source = hierarchy.resolve(hierarchy.sliced(flat).source());
      return hierarchy.width(source) <= 64 ? Opcode.SLICE : Opcode.SLICE_ACROSS;
    } else if (node instanceof Cases cases) {
      return tabulated(flat, cases) ? Opcode.TABLE : Opcode.SEARCH;
    } else if (node instanceof Node.MemRead) {
      return Opcode.READ;
    } else if (node instanceof Node.Cat || hierarchy.isInnerModule(flat)) {
      return catOpcode(flat);
    }
    return Opcode.BLACK_BOX;
  }

  private Opcode opcode(int flat, Op2 op) {
    int operands = hierarchy.width(hierarchy.operand(flat, op.left()));
    boolean wide = operands > 64;
    return switch (op.op()) {
      case ADD -> wide ? Opcode.WIDE_ADD : Opcode.ADD;
      case SUB -> wide ? Opcode.WIDE_SUB : Opcode.SUB;
      case MUL_U -> op.width() > 64 ? Opcode.WIDE_MUL_U : Opcode.MUL_U;
      case MUL_S -> op.width() > 64 ? Opcode.WIDE_MUL_S : Opcode.MUL_S;
      case AND -> Opcode.AND;
      case OR -> Opcode.OR;
      case XOR -> Opcode.XOR;
      case EQ -> wide ? Opcode.WIDE_EQ : Opcode.EQ;
      case LT_U -> wide ? Opcode.WIDE_LT_U : Opcode.LT_U;
      case LT_S -> wide ? Opcode.WIDE_LT_S : Opcode.LT_S;
    };
  }

  private Opcode catOpcode(int flat) {
    int[] parts = hierarchy.operands(flat);
    if (hierarchy.width(flat) > 64) {
      return Opcode.WIDE_CAT;
    }
    int run = leadingRun(parts);
    if (run > 1 && hierarchy.width(parts[0]) == 1 && run >= parts.length - 1) {
      return run == parts.length ? Opcode.REPEAT : Opcode.EXTEND;
    }
    return parts.length == 2 ? Opcode.CAT_TWO : Opcode.CAT;
  }

  private static int leadingRun(int[] parts) {
    int run = 1;
    while (run < parts.length && parts[run] == parts[0]) {
      run++;
    }
    return run;
  }

  private boolean tabulated(int flat, Cases cases) {
    int select = hierarchy.width(hierarchy.operand(flat, cases.select()));
    return select <= 16 && 1 << select <= 4 * cases.keys().size() + 16;
  }

  /** Places a node and appends its records; gives how many they are. */
  int encode(int flat, Opcode opcode) {
    Node node = hierarchy.node(flat);
    int width = node.width();
    int words = WideWords.words(width);
    int target = slots.place(flat, width);
    switch (opcode) {
      case ADD, SUB, EQ, LT_U, LT_S, MUL_U, MUL_S -> narrow(flat, (Op2) node, opcode, target);
      case WIDE_ADD, WIDE_SUB, WIDE_EQ, WIDE_LT_U, WIDE_LT_S, WIDE_MUL_U, WIDE_MUL_S ->
          wide(flat, (Op2) node, opcode, target);
      case AND, OR, XOR -> {
        int left = slot(flat, ((Op2) node).left());
        int right = slot(flat, ((Op2) node).right());
        for (int i = 0; i < words; i++) {
          code.add(target + i, left + i, right + i);
        }
        return words;
      }
      case NOT -> {
        int source = slot(flat, ((Node.Not) node).source());
        for (int i = 0; i < words; i++) {
          code.add(target + i, source + i, fill(width, i));
        }
        return words;
      }
      case MUX -> {
        Node.Mux mux = (Node.Mux) node;
        int select = slot(flat, mux.select());
        int whenTrue = slot(flat, mux.whenTrue());
        int whenFalse = slot(flat, mux.whenFalse());
        for (int i = 0; i < words; i++) {
          code.add(target + i, select, whenTrue + i, whenFalse + i);
        }
        return words;
      }
      case SLICE -> {
        Hierarchy.Sliced sliced = hierarchy.sliced(flat);
        code.add(target, slotOf(sliced.source()), sliced.low(), fill(width, 0));
      }
      case SLICE_ACROSS -> {
        return sliceAcross(hierarchy.sliced(flat), width, target);
      }
      case CAT_TWO, CAT, REPEAT, EXTEND, WIDE_CAT ->
          cat(hierarchy.operands(flat), width, opcode, target);
      case TABLE -> table(flat, (Cases) node, target);
      case SEARCH -> search(flat, (Cases) node, target);
      case READ -> {
        Node.MemRead read = (Node.MemRead) node;
        MemoryLayout.Placed memory = memories.of(hierarchy.memory(flat, read));
        for (int i = 0; i < words; i++) {
          int address = slot(flat, read.address());
          code.add(target + i, memory.base() + i, memory.words(), memory.capacity(), address);
        }
        return words;
      }
      case BLACK_BOX -> code.add(blackBoxes.place(hierarchy, flat, target));
    }
    return 1;
  }

  /** The unused bits of word {@code i} of a value. */
  private static int fill(int width, int i) {
    return (i + 1) * 64 > width ? WideWords.fill(width) : 0;
  }

  private void narrow(int flat, Op2 op, Opcode opcode, int target) {
    int left = hierarchy.width(hierarchy.operand(flat, op.left()));
    int right = hierarchy.width(hierarchy.operand(flat, op.right()));
    code.add(target, slot(flat, op.left()), slot(flat, op.right()));
    switch (opcode) {
      case ADD, SUB -> code.add(WideWords.fill(op.width()));
      case LT_S -> code.add(WideWords.fill(left));
      case MUL_S ->
          code.add(WideWords.fill(left), WideWords.fill(right), WideWords.fill(op.width()));
      default -> {}
    }
  }

  private void wide(int flat, Op2 op, Opcode opcode, int target) {
    int left = hierarchy.width(hierarchy.operand(flat, op.left()));
    int right = hierarchy.width(hierarchy.operand(flat, op.right()));
    code.add(target, slot(flat, op.left()), slot(flat, op.right()));
    switch (opcode) {
      case WIDE_MUL_U, WIDE_MUL_S -> code.add(left, right);
      case WIDE_EQ, WIDE_LT_U -> code.add(WideWords.words(left));
      default -> code.add(WideWords.words(left), WideWords.fill(left));
    }
  }

  private int sliceAcross(Hierarchy.Sliced sliced, int width, int target) {
    int resolved = hierarchy.resolve(sliced.source());
    int source = slots.of(resolved);
    int lastWord = source + WideWords.words(hierarchy.width(resolved)) - 1;
    int words = WideWords.words(width);
    for (int i = 0; i < words; i++) {
      int lower = source + (sliced.low() >>> 6) + i;
      int upper = lower < lastWord ? lower + 1 : Slots.ZERO;
      code.add(target + i, lower, upper, sliced.low() & 63, fill(width, i));
    }
    return words;
  }

  private void cat(int[] parts, int width, Opcode opcode, int target) {
    int lowest = parts[parts.length - 1];
    int lowestWidth = hierarchy.width(lowest);
    switch (opcode) {
      case REPEAT -> code.add(target, slots.of(lowest), WideWords.fill(width));
      case EXTEND ->
          code.add(
              target, slots.of(parts[0]), slots.of(lowest), lowestWidth, WideWords.fill(width));
      case CAT_TWO -> code.add(target, slots.of(parts[0]), slots.of(lowest), lowestWidth);
      case CAT -> {
        code.add(target, parts.length);
        int position = width;
        for (int part : parts) {
          position -= hierarchy.width(part);
          code.add(slots.of(part), position);
        }
      }
      default -> wideCat(parts, width, target);
    }
  }

  private void wideCat(int[] parts, int width, int target) {
    code.add(target, WideWords.words(width));
    int countAt = code.size();
    code.add(0);
    int count = 0;
    int position = width;
    for (int i = 0; i < parts.length; ) {
      int run = 1;
      if (hierarchy.width(parts[i]) == 1) {
        while (i + run < parts.length && parts[i + run] == parts[i]) {
          run++;
        }
      }
      int partWidth = hierarchy.width(parts[i]);
      position -= partWidth * run;
      code.add(slots.of(parts[i]), partWidth, position, run);
      count++;
      i += run;
    }
    code.set(countAt, count);
  }

  private void table(int flat, Cases cases, int target) {
    int select = hierarchy.operand(flat, cases.select());
    int[] sources = new int[1 << hierarchy.width(select)];
    Arrays.fill(sources, slot(flat, cases.otherwise()));
    for (int i = 0; i < cases.keys().size(); i++) {
      sources[(int) cases.keys().get(i).toLong()] = slot(flat, cases.values()[i]);
    }
    code.add(target, WideWords.words(cases.width()), slots.of(select), sources.length);
    code.add(sources);
  }

  private record Case(Value key, int source) {}

  private void search(int flat, Cases cases, int target) {
    int select = hierarchy.operand(flat, cases.select());
    List<Case> sorted = new ArrayList<>();
    for (int i = 0; i < cases.keys().size(); i++) {
      sorted.add(new Case(cases.keys().get(i), slot(flat, cases.values()[i])));
    }
    sorted.sort(Comparator.comparing(one -> one.key().bits()));
    code.add(target, WideWords.words(cases.width()), slots.of(select));
    code.add(WideWords.words(hierarchy.width(select)), slot(flat, cases.otherwise()));
    code.add(sorted.size());
    for (Case one : sorted) {
      code.add(slots.constant(one.key()), one.source());
    }
  }

  private int slot(int flat, int local) {
    return slots.of(hierarchy.operand(flat, local));
  }

  private int slotOf(int unresolved) {
    return slots.of(hierarchy.resolve(unresolved));
  }
}
