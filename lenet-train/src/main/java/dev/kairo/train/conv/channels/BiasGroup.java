package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpMultiplier;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * The biases of at most as many output channels as a kernel has taps, and their gradients: while
 * the lanes go through the taps, one multiplier and one adder go through the biases.
 *
 * <p>Cost: a multiplier, an adder, a LUT RAM of gradients, a register for each bias, and choices of
 * one of all biases and one of all errors.
 */
final class BiasGroup extends Module {
  /** The biases side by side, the first one lowest. */
  final Bits biases;

  /** The bias or gradient at an access, a cycle later. */
  final Bits looked;

  /**
   * What happens.
   *
   * @param errors the errors of a cell, from the cycle behind {@code adds} on
   * @param adds whether a cell's errors are to be added to the gradients
   * @param first whether the gradients start from zero
   * @param steps whether the biases are to be stepped
   */
  record Use(Bits errors, Bits adds, Bits first, Bits steps, Bits descent) {}

  /** A bias from outside, or one that is looked at; {@code bias} is its number in the group. */
  record Access(Bits write, Bits bias, Bits gradient, Bits word) {}

  /** Cycles from a gradient that is read until the one that replaces it can be. */
  static int cycles(ChannelsParameters parameters) {
    return parameters.multiplier().latency() + parameters.adder().latency() + 2;
  }

  BiasGroup(
      Module parent, ChannelsParameters parameters, int count, Use useOuter, Access accessOuter) {
    super(parent, parameters.multiplier(), parameters.adder(), count);
    int word = parameters.format().width();
    Bits adds = in("adds", useOuter.adds());
    Bits steps = in("steps", useOuter.steps());
    Bits errors = in("errors", useOuter.errors());
    Bits write = in("access_write", accessOuter.write());
    Bits bias = in("access_bias", accessOuter.bias());
    Bits loaded = in("access_word", accessOuter.word());

    var last = wire(1);
    Bits begins = adds.or(steps).named("begins");
    Bits active = reg(1).reset(0).next(now -> begins.or(now.and(last.not())));
    Counter turns = Counter.of(this, count, active);
    last.drive(turns.last());
    Bits stepping = reg(1).enable(begins).next(steps).named("stepping");
    Bits first = reg(1).enable(begins).next(in("first", useOuter.first())).named("fresh");
    Bits place = active.mux(turns.value(), bias).named("place");
    Memory gradients = memory(count, word).style(MemStyle.DISTRIBUTED);
    var all = wire(count * word);
    Bits gradient = reg(gradients.readNow(place)).named("gradient");
    Bits itself = Columns.chosen(place, parts(all, word, count));
    Bits error = Columns.chosen(place, parts(errors, word, count));
    Bits adding = active.and(stepping.not()).named("adding");
    Bits other = reg(adding.mux(error, itself)).named("other");
    looked = out("looked", in("access_gradient", accessOuter.gradient()).mux(gradient, other));

    int mul = parameters.multiplier().latency();
    Bits product =
        new FpMultiplier(this, parameters.multiplier(), gradient, in("descent", useOuter.descent()))
            .y;
    Bits sumBefore = delayed(reg(first).mux(gradient.constant(0), gradient), mul);
    Bits kept = delayed(other, mul);
    Bits stepped = delayed(reg(stepping), mul);
    Bits sum =
        new FpAdder(
                this, parameters.adder(), stepped.mux(kept, sumBefore), stepped.mux(product, kept))
            .y;
    int due = cycles(parameters) - 1;
    Bits storesGradient = valid(adding, due).named("stores_gradient");
    Bits storesBias = valid(active.and(stepping), due).named("stores_bias");
    Bits target = delayed(turns.value(), due);
    gradients.write(storesGradient, target, sum);
    Bits stored = write.mux(loaded, sum).named("stored");
    Bits where = write.mux(bias, target);
    Bits stores = write.or(storesBias).named("stores");
    List<Bits> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bits takes = stores.and(where.eq(where.constant(i))).named("takes" + i);
      words.add(reg(word).enable(takes).next(stored).named("bias" + i));
    }
    all.drive(Columns.joined(words));
    biases = out("biases", all);
  }

  private static List<Bits> parts(Bits row, int word, int count) {
    List<Bits> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(Columns.part(row, word, i));
    }
    return parts;
  }

  private Bits delayed(Bits bits, int cycles) {
    Bits later = bits;
    for (int i = 0; i < cycles; i++) {
      later = reg(later);
    }
    return later;
  }

  private Bits valid(Bits bit, int cycles) {
    Bits later = bit;
    for (int i = 0; i < cycles; i++) {
      later = reg(1).reset(0).next(later);
    }
    return later;
  }
}
