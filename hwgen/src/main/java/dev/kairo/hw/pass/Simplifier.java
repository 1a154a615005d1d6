package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.Optional;

/** Finds, for a node whose operands are in place, the simplest node of equal value. */
final class Simplifier {
  private final Rebuild rebuild;
  private final SliceFolder slices;
  private String name = "";
  private Location where = Location.UNKNOWN;

  Simplifier(Rebuild rebuild) {
    this.rebuild = rebuild;
    this.slices = new SliceFolder(rebuild);
  }

  /** The id of a node equal to the given one, which may be the given one added. */
  int simplify(Node node, String newName, Location newWhere) {
    name = newName;
    where = newWhere;
    if (node instanceof Node.Op2 op) {
      return operator(op);
    } else if (node instanceof Node.Not not) {
      return not(not.source());
    } else if (node instanceof Node.Mux mux) {
      return mux(mux);
    } else if (node instanceof Node.Cases cases) {
      return cases(cases);
    } else if (node instanceof Node.Cat cat) {
      return slices.cat(cat, name, where);
    } else if (node instanceof Node.Slice slice) {
      return slices.slice(slice, name, where);
    } else if (node instanceof Node.Reg reg) {
      return add(register(reg));
    } else if (node instanceof Node.MemRead read) {
      return add(read(read));
    }
    return add(node);
  }

  private int add(Node node) {
    return rebuild.add(node, node instanceof Node.Const ? "" : name, where);
  }

  private int constant(Value value) {
    return add(new Node.Const(value));
  }

  private Optional<Value> value(int id) {
    return rebuild.node(id) instanceof Node.Const constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }

  private boolean is(int id, boolean ones) {
    Optional<Value> value = value(id);
    return value.isPresent() && (ones ? value.get().allOnes() : value.get().zero());
  }

  private boolean zero(int id) {
    return is(id, false);
  }

  private boolean ones(int id) {
    return is(id, true);
  }

  private int operator(Node.Op2 op) {
    Optional<Value> left = value(op.left());
    Optional<Value> right = value(op.right());
    if (left.isPresent() && right.isPresent()) {
      return constant(left.get().op(op.op(), right.get()));
    }
    // A reader expects the constant on the right, and the rules below only look there.
    boolean swap = left.isPresent() && commutes(op.op());
    int a = swap ? op.right() : op.left();
    int b = swap ? op.left() : op.right();
    return switch (op.op()) {
      case ADD -> sum(op.width(), a, b);
      case SUB -> difference(op);
      case MUL_U, MUL_S ->
          zero(b)
              ? constant(Value.of(op.width(), 0))
              : add(new Node.Op2(op.op(), op.width(), a, b));
      case AND -> and(op.width(), a, b);
      case OR -> or(op.width(), a, b);
      case XOR -> exclusiveOr(op.width(), a, b);
      case EQ -> equal(a, b);
      case LT_U, LT_S -> less(op);
    };
  }

  private static boolean commutes(Op op) {
    return op != Op.SUB && op != Op.LT_U && op != Op.LT_S;
  }

  private int sum(int width, int a, int b) {
    if (width == 1) {
      return exclusiveOr(1, a, b);
    }
    return zero(b) ? a : add(new Node.Op2(Op.ADD, width, a, b));
  }

  private int difference(Node.Op2 op) {
    if (op.width() == 1) {
      boolean constant = value(op.left()).isPresent();
      return exclusiveOr(1, constant ? op.right() : op.left(), constant ? op.left() : op.right());
    }
    if (op.left() == op.right()) {
      return constant(Value.of(op.width(), 0));
    }
    return zero(op.right()) ? op.left() : add(op);
  }

  private int and(int width, int a, int b) {
    if (zero(b)) {
      return constant(Value.of(width, 0));
    }
    return ones(b) || a == b ? a : add(new Node.Op2(Op.AND, width, a, b));
  }

  private int or(int width, int a, int b) {
    if (ones(b)) {
      return constant(Value.ones(width));
    }
    return zero(b) || a == b ? a : add(new Node.Op2(Op.OR, width, a, b));
  }

  private int exclusiveOr(int width, int a, int b) {
    if (a == b) {
      return constant(Value.of(width, 0));
    }
    if (ones(b)) {
      return not(a);
    }
    return zero(b) ? a : add(new Node.Op2(Op.XOR, width, a, b));
  }

  private int equal(int a, int b) {
    if (a == b) {
      return constant(Value.of(1, 1));
    }
    if (rebuild.node(a).width() == 1 && value(b).isPresent()) {
      return zero(b) ? not(a) : a;
    }
    return add(new Node.Op2(Op.EQ, 1, a, b));
  }

  /** Comparisons that no value of the other side can fulfil: lint tools report them. */
  private int less(Node.Op2 op) {
    boolean signed = op.op() == Op.LT_S;
    int width = rebuild.node(op.left()).width();
    Value least =
        signed ? Value.wrap(width, BigInteger.ONE.shiftLeft(width - 1)) : Value.of(width, 0);
    boolean never =
        op.left() == op.right()
            || value(op.right()).filter(least::equals).isPresent()
            || value(op.left()).filter(least.not()::equals).isPresent();
    return never ? constant(Value.of(1, 0)) : add(op);
  }

  private int not(int source) {
    Optional<Value> value = value(source);
    if (value.isPresent()) {
      return constant(value.get().not());
    }
    if (rebuild.node(source) instanceof Node.Not inner) {
      return inner.source();
    }
    return add(new Node.Not(rebuild.node(source).width(), source));
  }

  private int mux(Node.Mux mux) {
    Optional<Value> select = value(mux.select());
    if (select.isPresent()) {
      return select.get().zero() ? mux.whenFalse() : mux.whenTrue();
    }
    Optional<Value> whenTrue = value(mux.whenTrue());
    Optional<Value> whenFalse = value(mux.whenFalse());
    if (mux.whenTrue() == mux.whenFalse() || whenTrue.isPresent() && whenTrue.equals(whenFalse)) {
      return mux.whenTrue();
    }
    if (mux.width() == 1 && (whenTrue.isPresent() || whenFalse.isPresent())) {
      return gate(mux);
    }
    if (rebuild.node(mux.select()) instanceof Node.Not not
        && rebuild.name(mux.select()).isEmpty()) {
      return add(new Node.Mux(mux.width(), not.source(), mux.whenFalse(), mux.whenTrue()));
    }
    return add(mux);
  }

  /** A choice between one-bit values of which at least one is constant. */
  private int gate(Node.Mux mux) {
    if (ones(mux.whenTrue())) {
      return zero(mux.whenFalse()) ? mux.select() : or(1, mux.select(), mux.whenFalse());
    }
    if (zero(mux.whenFalse())) {
      return and(1, mux.select(), mux.whenTrue());
    }
    if (zero(mux.whenTrue()) && ones(mux.whenFalse())) {
      return not(mux.select());
    }
    String wished = name;
    name = "";
    int inverted = not(mux.select());
    name = wished;
    return zero(mux.whenTrue())
        ? and(1, inverted, mux.whenFalse())
        : or(1, inverted, mux.whenTrue());
  }

  private int cases(Node.Cases cases) {
    Optional<Value> select = value(cases.select());
    if (select.isPresent()) {
      int index = cases.keys().indexOf(select.get());
      return index < 0 ? cases.otherwise() : cases.values()[index];
    }
    boolean same = true;
    for (int value : cases.values()) {
      same &= value == cases.otherwise();
    }
    if (same) {
      return cases.otherwise();
    }
    if (cases.keys().size() == 1 && cases.labels().isEmpty()) {
      int key = rebuild.add(new Node.Const(cases.keys().get(0)), "", where);
      String wished = name;
      name = "";
      int hit = equal(cases.select(), key);
      name = wished;
      return mux(new Node.Mux(cases.width(), hit, cases.values()[0], cases.otherwise()));
    }
    return add(cases);
  }

  private Node.Reg register(Node.Reg reg) {
    boolean always = reg.enable() != Node.NONE && ones(reg.enable());
    boolean never = reg.reset() != Node.NONE && zero(reg.reset());
    return new Node.Reg(
        reg.width(),
        reg.clock(),
        reg.next(),
        always ? Node.NONE : reg.enable(),
        never ? Node.NONE : reg.reset(),
        never ? Optional.empty() : reg.resetValue(),
        reg.initial());
  }

  private Node.MemRead read(Node.MemRead read) {
    boolean always = read.enable() != Node.NONE && ones(read.enable());
    return always
        ? new Node.MemRead(
            read.width(), read.memory(), read.clock(), read.address(), Node.NONE, read.writePort())
        : read;
  }
}
