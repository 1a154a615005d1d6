package dev.kairo.train.rows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts wide rows into narrow ones, the lowest words first.
 *
 * <p>A narrow row a cycle. Cost: a multiplexer of the parts of a row.
 */
public final class RowSplitter extends Module {
  /** The narrow rows. */
  public final Stream<Bits> narrow;

  /** A splitter alone, of rows of so many bits into rows of so many others. */
  public RowSplitter(int wideBits, int narrowBits) {
    narrow = out("narrow", build(Stream.in(this, "wide", Shape.bits(wideBits)), narrowBits));
  }

  /** A splitter inside another module. */
  public RowSplitter(Module parent, Stream<Bits> wide, int narrowBits) {
    super(parent, wide.shape().width(), narrowBits);
    narrow = out("narrow", build(in("wide", wide), narrowBits));
  }

  private Stream<Bits> build(Stream<Bits> wide, int narrowBits) {
    rename("row_splitter");
    int parts = RowWidths.parts(wide.shape().width(), narrowBits);
    Wire passes = wire(1);
    Counter part = Counter.of(this, parts, passes);
    List<Bits> pieces = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      pieces.add(Columns.part(wide.data(), narrowBits, i));
    }
    Stream<Bits> split =
        Stream.of(Shape.bits(narrowBits), wide.valid(), Columns.chosen(part.value(), pieces));
    passes.drive(split.passes());
    wide.ready(split.ready().and(part.last()));
    return split;
  }
}
