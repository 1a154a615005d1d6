package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the lanes of one output channel look, which depends on the winner of its cell.
 *
 * <p>Cost: a choice of four taps and the error's register. Latency: a cycle.
 */
final class ChannelAim extends Module {
  /**
   * What every channel gets, at the cycle of the winners.
   *
   * @param taps for each winner the tap that the place in the patch is under, side by side
   * @param inside for each winner whether it is under the kernel at all
   * @param errors whether errors of the inputs are worked out
   * @param gradients whether gradients are worked out
   * @param pixel the bank of the pixel, before the winner has a say
   */
  record Common(Bits taps, Bits inside, Bits errors, Bits gradients, Bits pixel) {}

  /** What a common aim consists of. */
  static Shape<Common> common(ChannelsParameters parameters) {
    int tap = Counter.width(parameters.shape().map().taps());
    Shape<Bits> bit = Shape.bits(1);
    return Shape.of(
        Common.class,
        Shape.bits(PooledCell.CANDIDATES * tap),
        Shape.bits(PooledCell.CANDIDATES),
        bit,
        bit,
        Shape.bits(PooledCell.WINNER_BITS));
  }

  /** The tap of the weight. */
  final Bits tap;

  /** Which pixel, or the error instead. */
  final Bits pixel;

  /** Whether the place in the patch is outside the kernel. */
  final Bits outside;

  /** The error. */
  final Bits error;

  ChannelAim(
      Module parent,
      ChannelsParameters parameters,
      Common outer,
      Bits winnerOuter,
      Bits errorOuter) {
    super(parent, parameters.shape().map(), parameters.format());
    Common common = in("common", common(parameters), outer);
    Bits winner = in("winner", winnerOuter);
    int width = Counter.width(parameters.shape().map().taps());
    List<Bits> taps = new ArrayList<>();
    List<Bits> inside = new ArrayList<>();
    for (int i = 0; i < PooledCell.CANDIDATES; i++) {
      taps.add(Columns.part(common.taps(), width, i));
      inside.add(common.inside().bit(i));
    }
    Bits offset = winner.and(common.errors().repeat(PooledCell.WINNER_BITS)).named("offset");
    tap = out("tap", reg(Columns.chosen(offset, taps)));
    Bits turned = common.pixel().xor(winner.and(common.gradients().repeat(2))).named("turned");
    pixel = out("pixel", reg(common.errors().cat(turned)));
    outside = out("outside", reg(common.errors().and(Columns.chosen(winner, inside).not())));
    error = out("error", reg(in("arriving_error", errorOuter)));
  }
}
