package dev.kairo.hw;

import dev.kairo.hw.check.Code;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Value;
import java.util.List;
import java.util.Locale;

/** Makes the combinational nodes of a body, widths checked. */
@Machinery
final class Operations {
  private final Body body;

  Operations(Body body) {
    this.body = body;
  }

  Bits op(Op op, Bits left, Bits right) {
    if (!op.multiplies() && left.width() != right.width()) {
      sameWidth(op.name().toLowerCase(Locale.ROOT), left, right);
    }
    int width = op.resultWidth(left.width(), right.width());
    return body.add(new Node.Op2(op, width, left.id, right.id), left, right);
  }

  Bits mux(Bits select, Bits whenTrue, Bits whenFalse) {
    oneBit("the select of mux", select);
    sameWidth("mux", whenTrue, whenFalse);
    return body.add(
        new Node.Mux(whenTrue.width(), select.id, whenTrue.id, whenFalse.id),
        select,
        whenTrue,
        whenFalse);
  }

  Bits cat(Bits top, List<Bits> lower) {
    Bits[] parts = new Bits[lower.size() + 1];
    int[] ids = new int[parts.length];
    int width = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i == 0 ? top : lower.get(i - 1);
      ids[i] = parts[i].id;
      width += parts[i].width();
    }
    return body.add(new Node.Cat(width, ids), parts);
  }

  Bits slice(Bits source, int high, int low) {
    if (low < 0 || high < low || high >= source.width()) {
      throw body.refuse(
          Code.WIDTH,
          "bits " + high + " down to " + low + " of " + source + " do not exist",
          "choose " + (source.width() - 1) + " >= high >= low >= 0",
          body.location(source));
    }
    return low == 0 && high == source.width() - 1
        ? source
        : body.add(new Node.Slice(high - low + 1, source.id, low), source);
  }

  Bits cases(
      Bits select, List<Value> keys, List<String> labels, List<Bits> values, Bits otherwise) {
    Bits[] operands = new Bits[values.size() + 2];
    int[] ids = new int[values.size()];
    for (int i = 0; i < ids.length; i++) {
      sameWidth("a choice", values.get(i), otherwise);
      ids[i] = values.get(i).id;
      operands[i] = values.get(i);
    }
    operands[ids.length] = select;
    operands[ids.length + 1] = otherwise;
    return body.add(
        new Node.Cases(otherwise.width(), select.id, List.copyOf(keys), labels, ids, otherwise.id),
        operands);
  }

  void sameWidth(String what, Bits left, Bits right) {
    if (left.width() != right.width()) {
      throw body.refuse(
          Code.WIDTH,
          what + " of " + left + " and " + right,
          "extend the narrower one with zext or sext, or slice the wider one",
          body.location(left),
          right.body.location(right));
    }
  }

  void oneBit(String what, Bits bit) {
    width(what, bit, 1);
  }

  void width(String what, Bits signal, int expected) {
    if (signal.width() != expected) {
      throw body.refuse(
          Code.WIDTH,
          what
              + " is "
              + signal
              + " where "
              + bits(expected)
              + (expected == 1 ? " is" : " are")
              + " needed",
          expected == 1
              ? "compare it, reduce it with any() or take one bit of it"
              : "extend or slice it",
          signal.body.location(signal));
    }
  }

  /** A width in words. */
  static String bits(int width) {
    return width == 1 ? "1 bit" : width + " bits";
  }
}
