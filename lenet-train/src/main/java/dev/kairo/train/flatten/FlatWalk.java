package dev.kairo.train.flatten;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import dev.kairo.hw.Wire;
import dev.kairo.train.fc.Counter;

/**
 * Goes through the words of a sample cell by cell and in a cell channel by channel, and says where
 * in its packet and where among the rows each is.
 *
 * <p>Cost: a few counters.
 */
final class FlatWalk extends Module {
  /** Where in its packet the word is. */
  final Bits place;

  /** Whether it is its packet's last word. */
  final Bits endsPacket;

  /** The row that the word is in. */
  final Bits row;

  /** Where in the row it is. */
  final Bits column;

  /** Whether it is the sample's last word. */
  final Bits last;

  /** A walk that goes on in each cycle in which {@code advances} is 1. */
  FlatWalk(Module parent, FlatShape shape, Bits advances) {
    super(parent, shape);
    rename("flat_walk");
    Bits goes = in("advances", advances);
    int channels = shape.shares().allChannels();
    Counter channel = Counter.of(this, channels, goes);
    Bits endsCell = goes.and(channel.last()).named("ends_cell");
    Counter cell = Counter.of(this, shape.cells(), endsCell);
    Bits endsSample = endsCell.and(cell.last()).named("ends_sample");

    // A cell's words are as many numbers apart as there are cells.
    Spot first = new Spot(shape);
    first.go(
        choose()
            .when(endsSample, lit(first.width(), 0))
            .when(endsCell, first.after(1))
            .otherwise(first.now()));
    Spot spot = new Spot(shape);
    spot.go(
        choose()
            .when(endsSample, lit(spot.width(), 0))
            .when(endsCell, first.after(1))
            .when(goes, spot.after(shape.cells()))
            .otherwise(spot.now()));

    Selection places = cases(channel.value());
    Selection ends = cases(channel.value());
    for (int i = 0; i < channels; i++) {
      int at = shape.shares().place(i);
      places = places.when(i, lit(placeBits(shape), at));
      boolean end = i + 1 == channels || shape.shares().packet(i + 1) != shape.shares().packet(i);
      ends = ends.when(i, lit(1, end ? 1 : 0));
    }
    place = out("place", places.otherwise(lit(placeBits(shape), 0)));
    endsPacket = out("ends_packet", ends.otherwise(lit(1, 0)));
    row = out("row", spot.row());
    column = out("column", spot.column());
    last = out("last", channel.last().and(cell.last()));
  }

  private static int placeBits(FlatShape shape) {
    return Counter.width(shape.shares().packetWords());
  }

  /** A row and a column in it, as registers. */
  private final class Spot {
    private final int columns;
    private final int columnBits;
    private final int rowBits;
    private final Wire next;
    private final Bits now;

    Spot(FlatShape shape) {
      columns = shape.columns();
      columnBits = Counter.width(columns);
      rowBits = Counter.width(shape.rows());
      next = wire(width());
      now = reg(width()).reset(0).next(next);
    }

    int width() {
      return rowBits + columnBits;
    }

    Bits now() {
      return now;
    }

    Bits row() {
      return now.high(rowBits);
    }

    Bits column() {
      return now.low(columnBits);
    }

    void go(Bits to) {
      next.drive(to);
    }

    /** The spot so many numbers further on. */
    Bits after(int numbers) {
      int across = numbers % columns;
      int down = numbers / columns;
      Bits sum = column().zext(columnBits + 1).add(across);
      Bits wraps = sum.geU(lit(columnBits + 1, columns));
      Bits to = wraps.mux(sum.sub(columns), sum).low(columnBits);
      return wraps.mux(row().add(down + 1), row().add(down)).cat(to);
    }
  }
}
