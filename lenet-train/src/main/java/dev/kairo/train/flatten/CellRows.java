package dev.kairo.train.flatten;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.SampleTurns;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the packets of a sample and gives its rows.
 *
 * <p>A word a cycle comes in, a row a cycle goes out; a sample's rows follow its last word. Cost: a
 * LUT RAM of {@code samples} samples and a few counters.
 */
public final class CellRows extends Module {
  /** The rows, {@link FlatShape#rows} of each sample. */
  public final Stream<Bits> rows;

  /** The gatherer alone. */
  public CellRows(FlatShape shape, FpFormat format) {
    rename("cell_rows");
    rows = out("rows", build(shape, format, Stream.in(this, "packets", packet(shape, format))));
  }

  /** The gatherer inside another module. */
  public CellRows(Module parent, FlatShape shape, FpFormat format, Stream<Bits> packets) {
    super(parent, shape, format);
    rename("cell_rows");
    rows = out("rows", build(shape, format, in("packets", packets)));
  }

  /** A packet's words, the first channel's lowest. */
  static Shape<Bits> packet(FlatShape shape, FpFormat format) {
    return Shape.bits(shape.shares().packetWords() * format.width());
  }

  private Stream<Bits> build(FlatShape shape, FpFormat format, Stream<Bits> packets) {
    Wire takes = wire(1);
    FlatWalk walk = new FlatWalk(this, shape, takes);
    Wire leaves = wire(1);
    Counter row = Counter.of(this, shape.rows(), leaves);
    Bits complete = takes.and(walk.last).named("complete");
    Bits left = leaves.and(row.last()).named("left");
    SampleTurns turns =
        new SampleTurns(
            this, shape.samples(), new SampleTurns.Events(complete, complete, left, left));
    takes.drive(packets.valid().and(turns.canFill));
    packets.ready(turns.canFill.and(walk.endsPacket));

    List<Bits> words = new ArrayList<>();
    for (int i = 0; i < shape.shares().packetWords(); i++) {
      words.add(Columns.part(packets.data(), format.width(), i));
    }
    Bits word = Columns.chosen(walk.place, words).named("word");
    Bits target = turns.fillSlot.cat(walk.row).named("target");
    Bits source = turns.workSlot.cat(row.value()).named("source");
    List<Bits> columns = new ArrayList<>();
    for (int column = 0; column < shape.columns(); column++) {
      Memory memory = memory(1 << target.width(), format.width()).style(MemStyle.DISTRIBUTED);
      memory.write(takes.and(walk.column.eq(column)), target, word);
      columns.add(memory.readNow(source));
    }
    Stream<Bits> whole =
        Stream.of(
            Shape.bits(shape.columns() * format.width()), turns.waiting, Columns.joined(columns));
    leaves.drive(whole.passes());
    return whole;
  }
}
