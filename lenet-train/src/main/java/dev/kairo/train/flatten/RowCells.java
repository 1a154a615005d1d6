package dev.kairo.train.flatten;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.SampleTurns;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the rows of a sample, which nobody can hold back, and gives its packets.
 *
 * <p>A row a cycle comes in; a packet goes out in as many cycles as it has words. Cost: a LUT RAM
 * of {@code samples} samples and a multiplexer of a row's words.
 */
public final class RowCells extends Module {
  /** The words of each packet, the first channel's lowest. */
  public final Stream<Bits> packets;

  /** Whether there is room for the rows of another sample. */
  public final Bits room;

  private record Built(Stream<Bits> packets, Bits room) {}

  /** The taker alone. */
  public RowCells(FlatShape shape, FpFormat format) {
    rename("row_cells");
    Shape<Bits> row = Shape.bits(shape.columns() * format.width());
    Built built = build(shape, format, Valid.in(this, "rows", row), in("expected", 1));
    packets = built.packets();
    room = built.room();
  }

  /**
   * The taker inside another module.
   *
   * @param expected 1 for a cycle when the rows of a sample begin to be worked out
   */
  public RowCells(
      Module parent, FlatShape shape, FpFormat format, Valid<Bits> rows, Bits expected) {
    super(parent, shape, format);
    rename("row_cells");
    Built built = build(shape, format, in("rows", rows), in("expected", expected));
    packets = built.packets();
    room = built.room();
  }

  private Built build(FlatShape shape, FpFormat format, Valid<Bits> rows, Bits expected) {
    Counter row = Counter.of(this, shape.rows(), rows.valid());
    Bits complete = rows.valid().and(row.last()).named("complete");
    Wire takes = wire(1);
    FlatWalk walk = new FlatWalk(this, shape, takes);
    Bits done = takes.and(walk.last).named("done");
    SampleTurns turns =
        new SampleTurns(
            this, shape.samples(), new SampleTurns.Events(expected, complete, done, done));
    // A place is taken when it is expected, and filled when it is complete.
    Bits fill = Counter.of(this, shape.samples(), complete).value();
    Bits target = fill.cat(row.value()).named("target");
    Bits source = turns.workSlot.cat(walk.row).named("source");
    int width = format.width();
    Memory memory = memory(1 << target.width(), rows.data().width()).style(MemStyle.DISTRIBUTED);
    memory.write(rows.valid(), target, rows.data());
    Bits read = memory.readNow(source);
    List<Bits> columns = new ArrayList<>();
    for (int column = 0; column < shape.columns(); column++) {
      columns.add(Columns.part(read, width, column));
    }
    Bits word = Columns.chosen(walk.column, columns).named("word");

    Wire free = wire(1);
    takes.drive(turns.waiting.and(free));
    List<Bits> words = new ArrayList<>();
    for (int i = 0; i < shape.shares().packetWords(); i++) {
      Bits own = takes.and(walk.place.eq(i)).named("own" + i);
      // What stands behind a packet's last word is nobody's.
      words.add(reg(width).enable(own).next(word));
    }
    Wire passes = wire(1);
    Bits full =
        reg(1)
            .reset(0)
            .next(now -> takes.and(walk.endsPacket).or(now.and(passes.not())))
            .named("full");
    Stream<Bits> packets = Stream.of(CellRows.packet(shape, format), full, Columns.joined(words));
    passes.drive(packets.passes());
    free.drive(full.not().or(packets.ready()));
    return new Built(out("packets", packets), out("room", turns.canFill));
  }
}
