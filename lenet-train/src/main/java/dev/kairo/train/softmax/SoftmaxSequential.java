package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Fsm;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpDivider;
import dev.kairo.hw.fp.FpExp;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.ir.Value;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;

/**
 * Softmax and error of one sample after the other on one exponential, one divider and one adder,
 * which takes the largest logit away, adds up and takes the label's one away; no DSP.
 *
 * <p>Exponentials take the places of their logits in one memory. The next sample's logits come in
 * while the last quotient is worked out. Interval and latency: {@link SoftmaxKind#SEQUENTIAL}. The
 * words are those of {@link SoftmaxGolden}.
 */
public final class SoftmaxSequential extends Module {
  /** What the memory's words are visited for. */
  private enum Phase {
    FILL,
    EXPONENTIATE,
    DIVIDE
  }

  /** The errors, one after the other. */
  public final Stream<Bits> errors;

  private final SoftmaxParameters parameters;
  private final FpFormat format;
  private final int word;

  /** The engine alone, with a logit a cycle and a label a sample. */
  public SoftmaxSequential(SoftmaxParameters parameters) {
    this.parameters = parameters;
    this.format = parameters.format();
    this.word = format.width();
    describe();
    errors =
        out(
            "errors",
            build(
                Stream.in(this, "logits", Shape.bits(word)),
                Stream.in(this, "labels", Shape.bits(parameters.indexWidth()))));
  }

  /** The engine inside another module. */
  public SoftmaxSequential(
      Module parent, SoftmaxParameters parameters, Stream<Bits> logits, Stream<Bits> labels) {
    super(parent, parameters);
    this.parameters = parameters;
    this.format = parameters.format();
    this.word = format.width();
    describe();
    errors = out("errors", build(in("logits", logits), in("labels", labels)));
  }

  private void describe() {
    rename("softmax_sequential");
    parameter("classes", parameters.classes());
    parameter("format", format.name());
    parameter("intervalCycles", SoftmaxKind.SEQUENTIAL.intervalCycles(parameters));
  }

  private Stream<Bits> build(Stream<Bits> logits, Stream<Bits> labels) {
    Wire visited = wire(1);
    Counter index = Counter.of(this, parameters.classes(), visited);
    Bits lastVisit = visited.and(index.last()).named("last_visit");
    Fsm<Phase> phase = fsm(Phase.class, Phase.FILL);
    phase.in(Phase.FILL).when(lastVisit).go(Phase.EXPONENTIATE);
    phase.in(Phase.EXPONENTIATE).when(lastVisit).go(Phase.DIVIDE);
    phase.in(Phase.DIVIDE).when(lastVisit).go(Phase.FILL);
    Bits filling = phase.is(Phase.FILL).named("filling");
    Bits dividing = phase.is(Phase.DIVIDE).named("dividing");

    // The label comes with the last logit.
    Bits welcome = filling.and(index.last().not().or(labels.valid())).named("welcome");
    Bits taken = logits.valid().and(welcome).named("taken");
    logits.ready(welcome);
    labels.ready(taken.and(index.last()));
    Bits label = reg(labels.data().width()).enable(filling).next(labels.data()).named("label");
    Largest largest = new Largest(this, format, taken, index.value().none(), logits.data());

    Memory words = memory(parameters.classes(), word);
    Bits stored = words.read(index.value()).named("stored");
    Wire subtracts = wire(1);
    Wire passes = wire(1);
    Wire sum = wire(word);
    Wire quotient = wire(word);
    Wire onLabel = wire(1);

    // Subtraction, addition and the label's one share an adder; no two fall into one cycle.
    Wire exponential = wire(word);
    Wire raised = wire(1);
    Bits one = onLabel.mux(lit(word, format.encode(-1)), lit(word, format.signBit()));
    Pipe t = pipe();
    Bits left = subtracts.mux(stored, raised.mux(sum, quotient)).named("left");
    Bits right = subtracts.mux(largest.minusLargest, raised.mux(exponential, one)).named("right");
    Bits result = new FpAdder(this, parameters.adder(), t.arrives(left, 0), t.arrives(right, 0)).y;
    Bits total = t.untimed(result);
    Bits subtracted = later(t, subtracts);
    Bits added = later(t, raised);
    Bits finished = later(t, passes);

    FpExp raising = new FpExp(this, FpExp.Options.of(format), subtracted, total);
    exponential.drive(raising.y);
    raised.drive(raising.done);
    sum.drive(
        reg(word).reset(filling, Value.of(word, 0)).enable(added).next(total).named("sum_so_far"));
    words.write(taken.or(raised), index.value(), filling.mux(logits.data(), exponential));

    // A word is there two cycles after the visit to the one before.
    Bits raisesNext = taken.and(index.last()).or(raised.and(index.last().not()));
    Bits moved = reg(1).reset(0).next(raisesNext).named("moved");
    Wire outstanding = wire(1);
    Bits due = reg(1).reset(0).next(now -> moved.or(now.and(subtracts.not()))).named("due");
    subtracts.drive(due.and(outstanding.not()));

    Bits summed = reg(1).reset(0).next(later(t, raised.and(index.last()))).named("summed");
    Bits divides = summed.or(passes.and(dividing)).named("divides");
    FpDivider divider = new FpDivider(this, FpDivider.Options.of(format), divides, stored, sum);
    quotient.drive(divider.y);
    onLabel.drive(reg(1).enable(divides).next(index.value().eq(label)).named("divides_label"));
    outstanding.drive(
        reg(1).reset(0).next(now -> divides.or(now.and(passes.not()))).named("in_division"));
    visited.drive(taken.or(raised).or(divides));

    // A quotient rests in the divider until the error before it is taken.
    Bits divided =
        reg(1).reset(0).next(now -> divider.done.or(now).and(passes.not())).named("divided");
    Wire reserved = wire(1);
    passes.drive(divider.done.or(divided).and(reserved.not()));
    Wire leaves = wire(1);
    Bits full = reg(1).reset(0).next(now -> finished.or(now.and(leaves.not()))).named("full");
    Stream<Bits> out =
        Stream.of(Shape.bits(word), full, reg(word).enable(finished).next(total).named("error"));
    leaves.drive(out.passes());
    reserved.drive(
        reg(1).reset(0).next(now -> passes.or(now.and(leaves.not()))).named("place_taken"));
    return out;
  }

  /** When the adder has the result of what enters with a signal. */
  private Bits later(Pipe t, Bits enters) {
    return t.untimed(t.validAt(t.arrives(enters, 0), parameters.adder().latency()));
  }
}
