package dev.kairo.train.rows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts narrow rows side by side, the first one lowest, to wide ones.
 *
 * <p>A narrow row a cycle. Cost: flip-flops for all parts of a row but the last.
 */
public final class RowJoiner extends Module {
  /** The wide rows. */
  public final Stream<Bits> wide;

  /** A joiner alone, of rows of so many bits to rows of so many others. */
  public RowJoiner(int narrowBits, int wideBits) {
    wide = out("wide", build(Stream.in(this, "narrow", Shape.bits(narrowBits)), wideBits));
  }

  /** A joiner inside another module. */
  public RowJoiner(Module parent, Stream<Bits> narrow, int wideBits) {
    super(parent, narrow.shape().width(), wideBits);
    wide = out("wide", build(in("narrow", narrow), wideBits));
  }

  private Stream<Bits> build(Stream<Bits> narrow, int wideBits) {
    rename("row_joiner");
    int width = narrow.shape().width();
    int parts = RowWidths.parts(wideBits, width);
    Counter part = Counter.of(this, parts, narrow.passes());
    List<Bits> pieces = new ArrayList<>();
    for (int i = 0; i < parts - 1; i++) {
      Bits due = narrow.passes().and(part.value().eq(i)).named("due" + i);
      pieces.add(reg(width).enable(due).next(narrow.data()));
    }
    pieces.add(narrow.data());
    Stream<Bits> joined =
        Stream.of(Shape.bits(wideBits), narrow.valid().and(part.last()), Columns.joined(pieces));
    narrow.ready(part.last().not().or(joined.ready()));
    return joined;
  }
}
