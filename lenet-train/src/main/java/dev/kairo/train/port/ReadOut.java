package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.FcParameters;

/**
 * Looks at the biases, the weights or both in order while the engine rests, a row a cycle.
 *
 * <p>Cost: the counters of two walks and the tags of two rows on their way.
 */
final class ReadOut extends Module {
  /** Whether it is under way, and the engine must rest. */
  final Bits reading;

  /** Whether it is asked for or under way. */
  final Bits wanted;

  /** Whether a bias is looked at, and not a row of weights. */
  final Bits bias;

  final Bits lane;
  final Bits address;

  /** Whether the engine shows a row that was looked at. */
  final Bits shown;

  /** Whether the row shown is a bias. */
  final Bits shownBias;

  /** Whether the row shown ends a row of the layer's numbers. */
  final Bits shownLast;

  /** Whether the row shown is the last one that was asked for. */
  final Bits shownEnd;

  /**
   * What happens outside.
   *
   * @param biases asks for the biases
   * @param weights asks for the weights
   * @param rest whether the engine rests and nothing is in front of it
   * @param room whether the rows looked at from now on have a place
   */
  record Events(Bits biases, Bits weights, Bits rest, Bits room) {}

  ReadOut(Module parent, FcParameters parameters, Events outer, int addressWidth) {
    super(parent, parameters, addressWidth);
    var biasesDone = wire(1);
    var weightsDone = wire(1);
    Bits biases = kept(in("biases", outer.biases()), biasesDone).named("biases_wanted");
    Bits weights = kept(in("weights", outer.weights()), weightsDone).named("weights_wanted");
    Bits rest = in("rest", outer.rest());
    Bits room = in("room", outer.room());
    Bits any = biases.or(weights);
    var finish = wire(1);
    Bits busy = reg(1).reset(0).next(on -> on.mux(finish.not(), any.and(rest)));
    Bits look = busy.and(room).named("look");
    Counter index = Counter.of(this, parameters.inputs(), look.and(biases));
    WeightWalk walk = new WeightWalk(this, parameters, look.and(biases.not()), addressWidth);
    biasesDone.drive(look.and(biases).and(index.last()));
    weightsDone.drive(look.and(biases.not()).and(walk.last));
    finish.drive(biasesDone.and(weights.not()).or(weightsDone));
    reading = out("reading", busy);
    wanted = out("wanted", any.or(busy));
    bias = out("bias", biases);
    lane = out("lane", walk.lane);
    address = out("address", biases.mux(index.value().zext(addressWidth), walk.address));
    shown = out("shown", reg(1).reset(0).next(reg(1).reset(0).next(look)));
    shownBias = out("shown_bias", reg(reg(biases)));
    shownLast = out("shown_last", reg(reg(biases.mux(index.last(), walk.lastOfInput))));
    shownEnd = out("shown_end", reg(reg(finish)));
  }

  private Bits kept(Bits asked, Bits done) {
    return reg(1).reset(0).next(on -> asked.or(on.and(done.not())));
  }
}
