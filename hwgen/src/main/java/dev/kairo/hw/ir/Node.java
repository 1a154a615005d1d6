package dev.kairo.hw.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * One node of a circuit: a closed sum of twelve kinds.
 *
 * <p>Operands are dense ids into the same {@link Circuit}; {@link #NONE} stands for an operand that
 * is not there. Arrays inside nodes are never modified after construction. Two uses of the closed
 * set deserve a word: an input port is a {@link Wire} without an inner driver that {@link
 * Circuit#inputs()} lists, and output {@code k} of an instance is the {@link Slice} of the {@link
 * Instance} at {@link Circuit#outputOffset(int)}: an instance's value is all its outputs side by
 * side, the first lowest.
 */
public sealed interface Node {

  /** The id of an operand that is not there. */
  int NONE = -1;

  /** The width of the node's value in bits, at least 1. */
  int width();

  /** Calls {@code visit} with each operand that is there, in a fixed order. */
  void eachOperand(IntConsumer visit);

  /** The same node with every operand that is there replaced. */
  Node mapOperands(IntUnaryOperator map);

  private static int mapped(IntUnaryOperator map, int id) {
    return id == NONE ? NONE : map.applyAsInt(id);
  }

  private static int[] mapped(IntUnaryOperator map, int[] ids) {
    int[] result = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      result[i] = mapped(map, ids[i]);
    }
    return result;
  }

  private static void visit(IntConsumer visit, int... ids) {
    for (int id : ids) {
      if (id != NONE) {
        visit.accept(id);
      }
    }
  }

  /** A constant. */
  record Const(Value value) implements Node {
    @Override
    public int width() {
      return value.width();
    }

    @Override
    public void eachOperand(IntConsumer visit) {}

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return this;
    }
  }

  /** A net: an input port, or a forward reference with exactly one driver. */
  record Wire(int width, int driver) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      Node.visit(visit, driver);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Wire(width, mapped(map, driver));
    }
  }

  /** A binary operator. */
  record Op2(Op op, int width, int left, int right) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      visit.accept(left);
      visit.accept(right);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Op2(op, width, map.applyAsInt(left), map.applyAsInt(right));
    }
  }

  /** Each bit inverted. */
  record Not(int width, int source) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      visit.accept(source);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Not(width, map.applyAsInt(source));
    }
  }

  /** A two-way choice by one bit. */
  record Mux(int width, int select, int whenTrue, int whenFalse) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      visit.accept(select);
      visit.accept(whenTrue);
      visit.accept(whenFalse);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Mux(
          width, map.applyAsInt(select), map.applyAsInt(whenTrue), map.applyAsInt(whenFalse));
    }
  }

  /**
   * A many-way choice by distinct constant keys, each as wide as {@code select}.
   *
   * <p>{@code labels} is empty, or gives each key the name a reader knows it by (the constants of
   * an enum), which the emission declares as local parameters.
   */
  record Cases(
      int width, int select, List<Value> keys, List<String> labels, int[] values, int otherwise)
      implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      visit.accept(select);
      Node.visit(visit, values);
      visit.accept(otherwise);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Cases(
          width,
          map.applyAsInt(select),
          keys,
          labels,
          mapped(map, values),
          map.applyAsInt(otherwise));
    }
  }

  /** Parts side by side, the most significant first. */
  record Cat(int width, int[] parts) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      Node.visit(visit, parts);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Cat(width, mapped(map, parts));
    }
  }

  /** Bits {@code low} to {@code low + width - 1} of the source. */
  record Slice(int width, int source, int low) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      visit.accept(source);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Slice(width, map.applyAsInt(source), low);
    }
  }

  /**
   * A register on the rising edge of {@code clock}, an index into {@link Circuit#clocks()}.
   *
   * <p>A synchronous {@code reset} wins over {@code enable}; both are one-bit nodes or {@link
   * #NONE}. {@code resetValue} is there exactly when {@code reset} is. Without {@code initial} the
   * register starts at an unknown value (the interpreter draws it from its seed).
   */
  record Reg(
      int width,
      int clock,
      int next,
      int enable,
      int reset,
      Optional<Value> resetValue,
      Optional<Value> initial)
      implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      Node.visit(visit, next, enable, reset);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Reg(
          width,
          clock,
          mapped(map, next),
          mapped(map, enable),
          mapped(map, reset),
          resetValue,
          initial);
    }
  }

  /**
   * A memory of {@code depth} words; its own node has no value, {@link MemRead} nodes read it.
   *
   * <p>{@code initial} is empty or holds {@code depth} words. Without writes it is a ROM.
   */
  record Mem(int width, int depth, MemStyle style, List<Value> initial, List<MemWrite> writes)
      implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      for (MemWrite write : writes) {
        Node.visit(visit, write.enable(), write.address(), write.data(), write.laneEnable());
      }
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Mem(
          width,
          depth,
          style,
          initial,
          writes.stream()
              .map(
                  write ->
                      new MemWrite(
                          write.clock(),
                          map.applyAsInt(write.enable()),
                          map.applyAsInt(write.address()),
                          map.applyAsInt(write.data()),
                          mapped(map, write.laneEnable()),
                          write.laneWidth()))
              .toList());
    }

    /** The width of an address. */
    public int addressWidth() {
      return addressWidth(depth);
    }

    /** The width of an address of a memory of the given depth, at least 1. */
    public static int addressWidth(int depth) {
      return Math.max(1, 32 - Integer.numberOfLeadingZeros(depth - 1));
    }
  }

  /**
   * A read of a memory.
   *
   * <p>With {@code clock} at {@link #NONE} the read is combinational. Otherwise the word that the
   * memory held before the edge (read-first) appears after it; {@code enable} (or {@link #NONE} for
   * always) holds the last word. {@code writePort} names the index of the write that shares this
   * read's port (equal clock and address) in a true dual port memory, else {@link #NONE}.
   */
  record MemRead(int width, int memory, int clock, int address, int enable, int writePort)
      implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      Node.visit(visit, memory, address, enable);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new MemRead(
          width,
          map.applyAsInt(memory),
          clock,
          map.applyAsInt(address),
          mapped(map, enable),
          writePort);
    }
  }

  /**
   * A module or black box used once.
   *
   * <p>{@code inputs} follow the definition's inputs; {@code clocks} give for each clock of the
   * definition the index of the clock of this circuit that drives it.
   */
  record Instance(int width, Definition definition, int[] inputs, int[] clocks) implements Node {
    @Override
    public void eachOperand(IntConsumer visit) {
      Node.visit(visit, inputs);
    }

    @Override
    public Node mapOperands(IntUnaryOperator map) {
      return new Instance(width, definition, mapped(map, inputs), clocks);
    }
  }
}
