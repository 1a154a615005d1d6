package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Counter;
import java.util.function.UnaryOperator;

/**
 * Where in a sample the lanes work: a cell, the taps of the kernel or the places of the patch, and
 * in FORWARD the candidates of a block of cells.
 *
 * <p>FORWARD goes through the taps, under each through the cells of a block, and then to the next
 * block; the other phases go through the cells and at each through the taps or the patch. Cost:
 * nine counters.
 */
final class ChannelsWalk extends Module {
  /**
   * Where a step is.
   *
   * @param number the cell, in order of rows
   * @param base where the cell begins in the banks of the inputs
   * @param candidate the candidate of the cell that FORWARD is at
   * @param tap the tap, or the number a tap at this place of the patch would have
   * @param row the row of the kernel or the patch
   * @param column the column of the kernel or the patch
   * @param pixel the pixel under the place of the patch
   * @param firstTouch whether no earlier cell has that pixel in its patch
   */
  record Place(
      Bits number,
      Bits base,
      Bits candidate,
      Bits tap,
      Bits row,
      Bits column,
      Bits pixel,
      Bits firstTouch) {}

  /** What a place consists of. */
  static Shape<Place> place(ConvMap map) {
    Shape<Bits> side = Shape.bits(Counter.width(map.patch()));
    return Shape.of(
        Place.class,
        Shape.bits(Counter.width(map.cells())),
        Shape.bits(ChannelInputs.baseWidth(map)),
        Shape.bits(PooledCell.WINNER_BITS),
        Shape.bits(Counter.width(map.taps() + map.kernel())),
        side,
        side,
        Shape.bits(Counter.width(map.pixels())),
        Shape.bits(1));
  }

  /** Where the step is. */
  final Place place;

  /** Whether the step is at the last cell. */
  final Bits lastCell;

  /** Whether the step is at the last tap or place. */
  final Bits lastTap;

  /** Whether FORWARD has gone through a block under the tap. */
  final Bits blockDone;

  /**
   * What moves.
   *
   * @param starts whether the next step is the first one of a phase
   * @param forward whether this is a step of FORWARD
   * @param patch whether the phase goes through the places of the patch
   * @param turns whether the next step is at another tap or place, in other phases than FORWARD
   * @param leaves whether the next step is at another cell, in other phases than FORWARD
   */
  record Moves(Bits starts, Bits forward, Bits patch, Bits turns, Bits leaves) {}

  private final ConvMap map;
  private final Bits starts;
  private final Bits restarts;
  private final Bits saves;
  private final Bits goesOn;

  ChannelsWalk(Module parent, ChannelsParameters parameters, Moves moves) {
    super(parent, parameters.shape().map(), parameters.blockCells());
    this.map = parameters.shape().map();
    starts = in("starts", moves.starts());
    Bits forward = in("forward", moves.forward());
    Bits patch = in("patch", moves.patch());
    Bits turns = in("turns", moves.turns());
    Bits leaves = in("leaves", moves.leaves());

    Counter positions = Counter.of(this, 4 * parameters.blockCells(), forward);
    Bits done = forward.and(positions.last()).named("done");
    Bits moved = turns.or(done).named("moved");
    int side = Counter.width(map.patch());
    Bits most = patch.mux(lit(side, map.kernel()), lit(side, map.kernel() - 1)).named("most");
    var rows = wire(side);
    var columns = wire(side);
    Bits rowEnds = columns.eq(most).named("row_ends");
    Bits ends = rowEnds.and(rows.eq(most)).named("ends");
    columns.drive(count(side, moved, now -> rowEnds.mux(now.constant(0), now.add(1))));
    rows.drive(
        count(side, moved.and(rowEnds), now -> now.eq(most).mux(now.constant(0), now.add(1))));
    Bits stays = patch.and(rowEnds).named("stays");
    Bits tap =
        count(
            Counter.width(map.taps() + map.kernel()),
            moved,
            now -> choose().when(ends, now.constant(0)).when(stays, now).otherwise(now.add(1)));

    restarts = done.and(ends.not()).named("restarts");
    saves = done.and(ends).named("saves");
    goesOn = leaves.or(forward.and(positions.value().low(2).all())).named("goes_on");
    Bits here = walked(Counter.width(map.cells()), now -> now.add(1)).named("here");
    int columnCount = map.cellColumns();
    var cellColumn = wire(Counter.width(columnCount));
    Bits wraps = cellColumn.eq(columnCount - 1).named("wraps");
    cellColumn.drive(walked(cellColumn.width(), now -> wraps.mux(now.constant(0), now.add(1))));
    int stride = ChannelInputs.stride(map);
    Bits base =
        walked(
            ChannelInputs.baseWidth(map),
            now -> wraps.mux(now.add(stride - columnCount + 1), now.add(1)));
    Bits pixel = pixel(turns, leaves, rowEnds.cat(ends), wraps);
    // A sample of a single row of cells has no other.
    Bits topRow = map.cellRows() == 1 ? lit(1, 1) : here.ltU(columnCount);
    Bits topmost = rows.ltU(map.kernel() - 1).not().or(topRow);
    Bits leftmost = columns.ltU(map.kernel() - 1).not().or(cellColumn.none());
    place =
        out(
            "place",
            place(map),
            new Place(
                here,
                base,
                positions.value().low(PooledCell.WINNER_BITS),
                tap,
                rows,
                columns,
                pixel,
                topmost.and(leftmost)));
    lastCell = out("last_cell", here.eq(map.cells() - 1));
    lastTap = out("last_tap", ends);
    blockDone = out("block_done", done);
  }

  /** A count that goes on with the taps. */
  private Bits count(int width, Bits moved, UnaryOperator<Bits> next) {
    return reg(width)
        .reset(0)
        .next(
            now ->
                choose().when(starts, now.constant(0)).when(moved, next.apply(now)).otherwise(now));
  }

  /** A count that goes on with the cells and, under another tap, back to where the block began. */
  private Bits walked(int width, UnaryOperator<Bits> next) {
    var block = wire(width);
    Bits here =
        reg(width)
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(starts, now.constant(0))
                        .when(restarts, block)
                        .when(goesOn, next.apply(now))
                        .otherwise(now));
    block.drive(
        reg(width)
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(starts, now.constant(0))
                        .when(saves, next.apply(here))
                        .otherwise(now)));
    return here;
  }

  /** The pixel of a place: where the cell's patch begins, and the place in it. */
  private Bits pixel(Bits turns, Bits leaves, Bits ends, Bits wraps) {
    int width = Counter.width(map.pixels());
    int down = 2 * map.width() - 2 * (map.cellColumns() - 1);
    Bits corner =
        count(width, leaves, now -> wraps.mux(now.add(lit(width, down)), now.add(lit(width, 2))));
    Bits within =
        count(
            width,
            turns,
            now ->
                choose()
                    .when(ends.bit(0), now.constant(0))
                    .when(ends.bit(1), now.add(map.width() - map.kernel()))
                    .otherwise(now.add(1)));
    return corner.named("corner").add(within.named("within"));
  }
}
