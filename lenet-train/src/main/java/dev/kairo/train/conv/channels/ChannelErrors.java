package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Counter;

/**
 * Holds the errors of a sample, which are gone through twice; those of the next one come in as
 * cells become free.
 *
 * <p>Cost: a memory of a word for each cell and as wide as all output channels. Latency: a cycle
 * from a cell to its errors.
 */
final class ChannelErrors extends Module {
  /** Whether there is room for another cell. */
  final Bits ready;

  /** Cells that are here and not free again. */
  final Bits held;

  /** The errors and winners of the cell. */
  final PooledCell errors;

  /**
   * Errors that arrive, and what is done with those that are here.
   *
   * @param cell the cell that is looked at
   * @param frees whether the oldest cell is free again
   */
  record Use(Bits valid, PooledCell arriving, Bits cell, Bits frees) {}

  ChannelErrors(Module parent, ChannelsParameters parameters, Use outer) {
    super(parent, parameters.shape(), parameters.format());
    int cells = parameters.shape().map().cells();
    Bits valid = in("arriving_valid", outer.valid());
    Bits words = in("words", outer.arriving().words());
    Bits winners = in("winners", outer.arriving().winners());
    Bits frees = in("frees", outer.frees());
    var room = wire(1);
    Bits takes = valid.and(room).named("takes");
    Bits count =
        reg(Counter.width(cells + 1))
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(takes.and(frees.not()), now.add(1))
                        .when(frees.and(takes.not()), now.sub(1))
                        .otherwise(now));
    room.drive(count.eq(cells).not());
    Counter place = Counter.of(this, cells, takes);
    Memory memory = memory(cells, words.width() + winners.width());
    memory.write(takes, place.value(), winners.cat(words));
    Bits read = memory.read(in("at_cell", outer.cell()));
    ready = out("ready", room);
    held = out("held", count);
    errors =
        new PooledCell(
            out("error_words", read.low(words.width())),
            out("error_winners", read.high(winners.width())));
  }
}
