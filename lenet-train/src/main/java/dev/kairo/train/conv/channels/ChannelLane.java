package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Value;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of one output channel for one input channel, their gradients, one multiplier and one
 * adder.
 *
 * <p>The adder is a node of the tree over the input channels or of the one over the output
 * channels, or adds to what these give, or to a gradient or a weight. Cost: a multiplier, an adder,
 * two LUT RAMs of {@code K K} words, and in front of the four inputs choices of four, five, four
 * and three words with a register behind each. Latency: {@code 1 + mul} from the operands to the
 * product, {@code 1 + add} from there to the sum.
 */
final class ChannelLane extends Module {
  /** What is multiplied by a pixel or an error; the order is its code. */
  enum Factor {
    WEIGHT,
    GRADIENT,
    ERROR,
    LOADED
  }

  /** Bits of a factor's choice. */
  static final int FACTOR_BITS = 2;

  /** Bits of a pixel's choice: the topmost one chooses the error instead. */
  static final int PIXEL_BITS = 3;

  /** Bits of what the adder does, one of the first four phases. */
  static final int USE_BITS = 2;

  /**
   * What is multiplied, at cycle 0.
   *
   * @param pixels the pixels of the four banks
   * @param error the error of the output channel
   * @param loaded a word from outside
   */
  record Words(List<Bits> pixels, Bits error, Bits loaded) {}

  /**
   * Which of it, at cycle 0.
   *
   * @param weight the tap whose weight is read, now
   * @param gradient the tap whose gradient is read, now
   * @param clearsFactor whether a zero takes the place of the factor
   * @param clearsPixel whether a zero takes the place of the pixel
   */
  record Aim(
      Bits weight, Bits gradient, Bits factor, Bits pixel, Bits clearsFactor, Bits clearsPixel) {}

  /** What an aim consists of. */
  static Shape<Aim> aim(ChannelsParameters parameters) {
    Shape<Bits> tap = Shape.bits(Counter.width(parameters.shape().map().taps()));
    Shape<Bits> bit = Shape.bits(1);
    return Shape.of(Aim.class, tap, tap, Shape.bits(FACTOR_BITS), Shape.bits(PIXEL_BITS), bit, bit);
  }

  /**
   * What becomes of the product.
   *
   * @param use what the adder does, at the product's cycle
   * @param zero whether a zero is on the left, at the cycle of the addition
   * @param negative whether that is a negative one
   * @param tap where the sum is stored, at the sum's cycle
   */
  record Use(Bits use, Bits zero, Bits negative, Bits tap, Bits storesWeight, Bits storesGradient) {
    Use withZero(Bits other) {
      return new Use(use, other, negative, tap, storesWeight, storesGradient);
    }

    Use withStores(Bits weight) {
      return new Use(use, zero, negative, tap, weight, storesGradient);
    }
  }

  /** What a use consists of. */
  static Shape<Use> use(ChannelsParameters parameters) {
    Shape<Bits> bit = Shape.bits(1);
    Shape<Bits> tap = Shape.bits(Counter.width(parameters.shape().map().taps()));
    return Shape.of(Use.class, Shape.bits(USE_BITS), bit, bit, tap, bit, bit);
  }

  /** What a tree adds here. */
  record Operands(Bits left, Bits right) {}

  /** The product. */
  final Bits product;

  /** The sum. */
  final Bits sum;

  private final int word;

  /**
   * A lane.
   *
   * @param across what the tree over the input channels adds here
   * @param down what the tree over the output channels adds here
   */
  ChannelLane(
      Module parent,
      ChannelsParameters parameters,
      Words words,
      Aim aimOuter,
      Use useOuter,
      Operands across,
      Operands down) {
    super(parent, parameters.shape().map().taps(), parameters.multiplier(), parameters.adder());
    this.word = parameters.format().width();
    int taps = parameters.shape().map().taps();
    Aim aim = in("aim", aim(parameters), aimOuter);
    Use use = in("use", use(parameters), useOuter);
    Memory weights = memory(taps, word).style(MemStyle.DISTRIBUTED);
    Memory gradients = memory(taps, word).style(MemStyle.DISTRIBUTED);
    Bits weight = weights.readNow(aim.weight()).named("weight");
    Bits gradient = gradients.readNow(aim.gradient()).named("gradient");
    Bits error = in("error", words.error());
    Bits factor =
        cases(aim.factor())
            .when(Factor.GRADIENT.ordinal(), "gradient", gradient)
            .when(Factor.ERROR.ordinal(), "error", error)
            .when(Factor.LOADED.ordinal(), "loaded", in("loaded", words.loaded()))
            .otherwise(weight)
            .named("factor");
    List<Bits> pixels = new ArrayList<>();
    for (int i = 0; i < words.pixels().size(); i++) {
      pixels.add(in("pixel" + i, words.pixels().get(i)));
    }
    Bits pixel =
        cases(aim.pixel().low(2))
            .when(1, pixels.get(1))
            .when(2, pixels.get(2))
            .when(3, pixels.get(3))
            .otherwise(pixels.get(0));
    Bits other = aim.pixel().msb().mux(error, pixel).named("other");
    Bits multiplied =
        new FpMultiplier(
                this,
                parameters.multiplier(),
                cleared(factor, aim.clearsFactor()),
                cleared(other, aim.clearsPixel()))
            .y;
    Bits left =
        cases(use.use())
            .when(ChannelsPhase.ERRORS.ordinal(), "errors", in("down_left", down.left()))
            .when(ChannelsPhase.GRADIENTS.ordinal(), "gradients", gradient)
            .when(ChannelsPhase.STEP.ordinal(), "step", weight)
            .otherwise(in("across_left", across.left()))
            .named("left");
    Bits right =
        cases(use.use())
            .when(ChannelsPhase.FORWARD.ordinal(), "forward", in("across_right", across.right()))
            .when(ChannelsPhase.ERRORS.ordinal(), "errors", in("down_right", down.right()))
            .otherwise(multiplied)
            .named("right");
    Bits sign = reg(use.zero().mux(use.negative(), left.msb()));
    Bits rest = cleared(left.low(word - 1), use.zero());
    Bits added = new FpAdder(this, parameters.adder(), sign.cat(rest), reg(right)).y;
    weights.write(use.storesWeight(), use.tap(), added);
    gradients.write(use.storesGradient(), use.tap(), added);
    product = out("product", multiplied);
    sum = out("sum", added);
  }

  private Bits cleared(Bits bits, Bits clears) {
    return reg(bits.width()).reset(clears, Value.of(bits.width(), 0)).next(bits);
  }
}
