package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpDividerPipelined;
import dev.kairo.hw.fp.FpExpPipelined;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.SampleTurns;
import dev.kairo.train.fc.StepCount;

/**
 * Softmax and error with an exponential and a quotient in each cycle: a sample follows the one
 * before as soon as its logits are there, and errors leave as fast as logits come.
 *
 * <p>Logits are gone through twice, for their maximum and for the exponentials; those are gone
 * through twice as well, for their sum and for the quotients. Several samples' sums take turns in
 * one adder ({@link SumRing}), so that the order of each stays that of a plain loop. Interval and
 * latency: {@link SoftmaxKind#PIPELINED}. Cost: three adders, the pipelined exponential and
 * divider, a comparator and two memories. The words are those of {@link SoftmaxGolden}.
 */
public final class SoftmaxPipelined extends Module {
  /** The errors, one after the other. */
  public final Stream<Bits> errors;

  private final SoftmaxParameters parameters;
  private final FpFormat format;
  private final int word;
  private final int slots;

  /** The engine alone, with a logit a cycle and a label a sample. */
  public SoftmaxPipelined(SoftmaxParameters parameters) {
    this.parameters = parameters;
    this.format = parameters.format();
    this.word = format.width();
    this.slots = slots(parameters);
    describe();
    errors =
        out(
            "errors",
            build(
                Stream.in(this, "logits", Shape.bits(word)),
                Stream.in(this, "labels", Shape.bits(parameters.indexWidth()))));
  }

  /** The engine inside another module. */
  public SoftmaxPipelined(
      Module parent, SoftmaxParameters parameters, Stream<Bits> logits, Stream<Bits> labels) {
    super(parent, parameters);
    this.parameters = parameters;
    this.format = parameters.format();
    this.word = format.width();
    this.slots = slots(parameters);
    describe();
    errors = out("errors", build(in("logits", logits), in("labels", labels)));
  }

  private void describe() {
    rename("softmax_pipelined");
    parameter("classes", parameters.classes());
    parameter("format", format.name());
    parameter("intervalCycles", SoftmaxKind.PIPELINED.intervalCycles(parameters));
  }

  /** Samples whose exponentials have a place: from the first one's subtraction to its quotient. */
  private static int slots(SoftmaxParameters parameters) {
    int classes = parameters.classes();
    int adder = parameters.adder().latency();
    int exponential = adder + parameters.exponential().latency();
    int sum = adder * (classes + 1);
    return SampleTurns.buffers(exponential + sum, classes + 2 * adder, classes);
  }

  /** The exponentials as they come: whether one does, whether it is its sample's first. */
  private record Raised(Bits valid, Bits first, Bits address, Bits number) {}

  private Stream<Bits> build(Stream<Bits> logits, Stream<Bits> labels) {
    Wire started = wire(1);
    Wire divided = wire(1);
    Wire begins = wire(1);
    Wire firstRaised = wire(1);
    SampleTurns turns =
        new SampleTurns(this, slots, new SampleTurns.Events(begins, firstRaised, started, divided));
    Raised raised = exponentials(logits, turns.canFill, begins);
    firstRaised.drive(raised.valid().and(raised.first()));
    Memory exponentials = memory(slots << parameters.indexWidth(), word);
    exponentials.write(raised.valid(), raised.address(), raised.number());

    Wire added = wire(word);
    SumRing ring = new SumRing(this, parameters, slots, turns.waiting, added);
    added.drive(exponentials.read(ring.address));
    started.drive(ring.started);
    Memory sums = memory(slots, word);
    sums.write(ring.complete, ring.completeSlot, ring.sum);
    return quotients(new Sums(exponentials, sums, ring.complete, turns.workSlot), labels, divided);
  }

  /** Takes the logits and raises each when its sample's largest is known. */
  private Raised exponentials(Stream<Bits> logits, Bits place, Wire begins) {
    int classes = parameters.classes();
    Wire canFill = wire(1);
    Bits taken = logits.valid().and(canFill).named("taken");
    logits.ready(canFill);
    Counter index = Counter.of(this, classes, taken);
    Bits last = taken.and(index.last()).named("last");
    StepCount walk = new StepCount(this, new StepCount.Loops(1, classes, 0), begins);
    int buffers = SampleTurns.buffers(classes, classes, classes);
    SampleTurns turns =
        new SampleTurns(this, buffers, new SampleTurns.Events(last, last, begins, walk.last));
    canFill.drive(turns.canFill);
    begins.drive(turns.waiting.and(walk.free).and(place));
    Largest largest = new Largest(this, format, taken, index.value().none(), logits.data());

    Memory words = memory(buffers << parameters.indexWidth(), word);
    words.write(taken, turns.fillSlot.cat(index.value()), logits.data());
    Memory maxima = memory(buffers, word);
    // The last logit counts a cycle after it is taken, and the first subtraction comes later still.
    maxima.write(reg(1).reset(0).next(last), reg(turns.fillSlot), largest.minusLargest);
    Pipe t = pipe();
    Bits slot = t.arrives(turns.workSlot, 0);
    Bits logit = words.read(slot.cat(t.arrives(walk.turn, 0)));
    Bits minus = maxima.read(slot);
    Bits distance = new FpAdder(this, parameters.adder(), logit, minus).y;
    Bits raised = new FpExpPipelined(this, parameters.exponential(), distance).y;
    Bits valid = t.untimed(t.validAt(t.arrives(walk.running, 0), t.cycle(raised)));
    Counter which = Counter.of(this, classes, valid);
    Counter slots = Counter.of(this, this.slots, valid.and(which.last()));
    return new Raised(
        valid, which.value().none(), slots.value().cat(which.value()), t.untimed(raised));
  }

  /** The exponentials and their sums, which are complete in order. */
  private record Sums(Memory exponentials, Memory sums, Bits complete, Bits slot) {}

  /** An exponential to be divided. */
  private record Dividend(Bits slot, Bits index, Bits onLabel) {}

  private Stream<Bits> quotients(Sums from, Stream<Bits> labels, Wire divided) {
    Stream<Bits> label = labels.fifo(2 * slots);
    Wire passes = wire(1);
    Counter index = Counter.of(this, parameters.classes(), passes);
    Bits last = passes.and(index.last()).named("last_divided");
    divided.drive(last);
    Bits complete =
        reg(Counter.width(slots) + 1)
            .reset(0)
            .next(now -> now.add(from.complete().zext(now.width())).sub(last.zext(now.width())))
            .named("complete");
    label.ready(last);
    Shape<Dividend> shape =
        Shape.of(
            Dividend.class,
            Shape.bits(from.slot().width()),
            Shape.bits(parameters.indexWidth()),
            Shape.bits(1));
    Stream<Dividend> dividends =
        Stream.of(
            shape,
            complete.any().and(label.valid()),
            new Dividend(from.slot(), index.value(), index.value().eq(label.data())));
    passes.drive(dividends.passes());
    return dividends.pipeWithCredits(
        Shape.bits(word),
        (t, dividend) -> {
          Bits exponential = from.exponentials().read(dividend.slot().cat(dividend.index()));
          Bits sum = from.sums().read(dividend.slot());
          Bits quotient = new FpDividerPipelined(this, parameters.divider(), exponential, sum).y;
          Bits target =
              t.at(dividend.onLabel(), t.cycle(quotient))
                  .mux(lit(word, format.encode(-1)), lit(word, format.signBit()));
          return new FpAdder(this, parameters.adder(), quotient, target).y;
        });
  }
}
