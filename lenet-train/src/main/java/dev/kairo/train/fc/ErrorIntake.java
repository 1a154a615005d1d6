package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.fp.FpMultiplier;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a sample's errors one a cycle, scales each once for all its weights, and steps its bias.
 *
 * <p>Cost: one multiplier without DSPs, one adder, the biases, and for each lane of a column a
 * memory of a few samples' errors and steps.
 */
final class ErrorIntake extends Module {
  /** For each lane its error, a cycle after the group's number. */
  final List<Bits> errors = new ArrayList<>();

  /** For each lane the negative learning rate times its error, a cycle after the group's number. */
  final List<Bits> steps = new ArrayList<>();

  /** Whether an error is taken. */
  final Bits ready;

  /** Whether a sample's errors are complete and not begun. */
  final Bits waiting;

  /** The bias that is looked at, a cycle later. */
  final Bits bias;

  /** An error and, for a ReLU, the forward output beside it. */
  record Arriving(Bits valid, Bits error, Bits forward, Bits learningRate) {}

  /** How far the work on a sample is: the group of inputs in this cycle. */
  record Work(Bits group, Bits started, Bits finished) {}

  ErrorIntake(
      Module parent,
      FcParameters parameters,
      Arriving arriving,
      Work workOuter,
      MemoryAccess accessOuter) {
    super(parent, parameters);
    Bits valid = in("valid", arriving.valid());
    Bits error = in("error", arriving.error());
    Bits learningRate = in("learning_rate", arriving.learningRate());
    Bits group = in("row", workOuter.group());
    Bits started = in("started", workOuter.started());
    Bits finished = in("finished", workOuter.finished());

    var canFill = wire(1);
    var taken = wire(1);
    Counter lane = Counter.of(this, parameters.m(), taken);
    Counter row = Counter.of(this, parameters.groups(), taken.and(lane.last()));
    Counter index = Counter.of(this, parameters.inputs(), taken);
    Bits last = taken.and(index.last()).named("last");
    Bits accept = canFill.and(resting(parameters, last).not()).named("accept");
    taken.drive(valid.and(accept));
    ready = out("ready", accept);

    Bits passed =
        parameters.relu()
            ? positive(parameters, in("forward", arriving.forward())).mux(error, error.constant(0))
            : error;
    Pipe t = pipe();
    Bits kept = t.arrives(passed, 0);
    Bits rate = t.steady(learningRate);
    Bits descent = rate.msb().not().cat(rate.low(rate.width() - 1));
    Bits step = new FpMultiplier(this, parameters.multiplier().withDsps(0), descent, kept).y;
    int scaled = t.cycle(step);
    Bits stored = t.validAt(t.arrives(taken, 0), scaled);
    BiasBank biases =
        new BiasBank(
            this,
            parameters,
            new BiasBank.Step(stored, t.at(t.arrives(index.value(), 0), scaled), step),
            accessOuter.into(this));
    bias = out("bias", biases.bias);

    SampleTurns turns =
        new SampleTurns(
            this,
            parameters.errorBuffers(),
            new SampleTurns.Events(
                last, t.untimed(t.validAt(t.arrives(last, 0), scaled)), started, finished));
    canFill.drive(turns.canFill);
    waiting = out("waiting", turns.waiting);

    Bits write = t.at(t.arrives(turns.fillSlot.cat(row.value()), 0), scaled);
    Bits toLane = t.at(t.arrives(lane.value(), 0), scaled);
    Bits both = t.at(kept, scaled).cat(step);
    Bits read = turns.workSlot.cat(group);
    for (int i = 0; i < parameters.m(); i++) {
      Memory words = memory(1 << read.width(), both.width());
      words.write(stored.and(toLane.eq(i)), write, both);
      Bits word = words.read(read);
      errors.add(out("error" + i, word.high(error.width())));
      steps.add(out("step" + i, word.low(error.width())));
    }
  }

  /** Whether a layer of few inputs waits for its biases. */
  private Bits resting(FcParameters parameters, Bits last) {
    int cycles = parameters.intakeCycles() - parameters.inputs();
    Bits rest = lit(1, 0);
    Bits since = last;
    for (int i = 0; i < cycles; i++) {
      since = reg(1).reset(0).next(since);
      rest = rest.or(since);
    }
    return rest;
  }

  /** Whether a forward output is greater than zero as the format has it. */
  private static Bits positive(FcParameters parameters, Bits word) {
    int fraction = parameters.format().fraction();
    Bits exponent = word.slice(word.width() - 2, fraction);
    Bits some =
        parameters.format().subnormals() ? word.low(word.width() - 1).any() : exponent.any();
    Bits nan = exponent.all().and(word.low(fraction).any());
    return word.msb().not().and(some).and(nan.not());
  }
}
