package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.SampleTurns;
import java.util.Locale;

/**
 * A fully connected layer, forward, backward and step, on one set of M x N lanes.
 *
 * <p>FORWARD works on two groups of N inputs a cycle, with both multipliers and both adders of all
 * lanes; other work on one, of which the errors that leave take a multiplier and an adder and the
 * changes of weights or gradients the other two. Requests say which buffer holds the sample's
 * inputs, which are to stay there until its errors have left. Cycles: {@link TrainingTiming}. Cost:
 * {@code 2 M N} multipliers and adders, one of each for the biases of a row, and the memories; see
 * {@link TrainingCost}. The words are those of {@link TrainingGolden}.
 */
public final class FcTraining extends Module {
  /** A row of N inputs, the first one lowest, and the buffer of its sample. */
  public record Inputs(Bits buffer, Bits row) {}

  /** A kind of {@link TrainingWork}, and the buffer of the sample it is about. */
  public record Request(Bits kind, Bits buffer) {}

  /**
   * Words from outside while no work is under way.
   *
   * @param write whether they are stored, as an adder gives them back; otherwise they are only
   *     looked at
   * @param bias whether it is a bias: the first word, at the lane {@code o mod M} and the address
   *     {@code o div M} of its output
   * @param gradient whether gradients are looked at in the place of weights or biases
   * @param lane the row of lanes
   * @param words for each column its word
   */
  public record Access(Bits write, Bits bias, Bits gradient, Bits lane, Bits address, Bits words) {}

  /**
   * What the engine is given.
   *
   * @param arriving inputs, R rows a sample
   * @param work what to do next
   * @param errors the errors of BACKWARD and UPDATE, M a cycle in the order of outputs
   * @param room whether a FORWARD may start, whose outputs then leave without being held back
   * @param passingRoom the same of the errors of BACKWARD and UPDATE
   */
  public record Given(
      Valid<Inputs> arriving,
      Stream<Request> work,
      Stream<Bits> errors,
      Access access,
      Bits learningRate,
      Bits room,
      Bits passingRoom) {}

  /** The outputs of FORWARD, M a cycle. */
  public final Valid<Bits> leaving;

  /** The errors that leave in BACKWARD and UPDATE, N a cycle. */
  public final Valid<Bits> passing;

  /** Whether a sample's inputs are complete: FORWARD may be asked for from this cycle on. */
  public final Bits stored;

  /** Whether nothing is under way, so that words may be looked at. */
  public final Bits idle;

  /** {@link TrainingTiming#lookCycles} after an access, for each column its word, or the bias. */
  public final Bits looked;

  private final TrainingParameters parameters;

  /** What the engine gives its surroundings. */
  private record Outputs(
      Valid<Bits> leaving, Valid<Bits> passing, Bits stored, Bits idle, Bits looked) {}

  /** The engine alone. */
  public FcTraining(TrainingParameters parameters) {
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            new Given(
                Valid.in(this, "arriving", inputs(parameters)),
                Stream.in(this, "work", request(parameters)),
                Stream.in(this, "errors", Shape.bits(errorBits(parameters))),
                in("access", access(parameters)),
                in("learning_rate", parameters.format().width()),
                in("room", 1),
                in("passing_room", 1)));
    leaving = outputs.leaving();
    passing = outputs.passing();
    stored = outputs.stored();
    idle = outputs.idle();
    looked = outputs.looked();
  }

  /** The engine inside another module. */
  public FcTraining(Module parent, TrainingParameters parameters, Given outer) {
    super(parent, parameters);
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            new Given(
                in("arriving", outer.arriving()),
                in("work", outer.work()),
                in("errors", outer.errors()),
                in("access", access(parameters), outer.access()),
                in("learning_rate", outer.learningRate()),
                in("room", outer.room()),
                in("passing_room", outer.passingRoom())));
    leaving = outputs.leaving();
    passing = outputs.passing();
    stored = outputs.stored();
    idle = outputs.idle();
    looked = outputs.looked();
  }

  private void describe() {
    rename("fc_training");
    TrainingShape shape = parameters.shape();
    parameter("inputs", shape.inputs());
    parameter("outputs", shape.outputs());
    parameter("M", shape.m());
    parameter("N", shape.n());
    parameter("format", parameters.format().name());
    parameter("forwardReduction", parameters.reductions().forward());
    parameter("backwardReduction", parameters.reductions().backward());
    for (TrainingWork work : TrainingWork.values()) {
      if (parameters.does(work)) {
        parameter(
            work.name().toLowerCase(Locale.ROOT) + "Cycles", parameters.timing().workCycles(work));
      }
    }
  }

  /** What an arriving row consists of. */
  public static Shape<Inputs> inputs(TrainingParameters parameters) {
    return Shape.of(Inputs.class, buffer(parameters), Shape.bits(inputBits(parameters)));
  }

  /** What a request consists of. */
  public static Shape<Request> request(TrainingParameters parameters) {
    return Shape.of(Request.class, Shape.bits(TrainingWork.BITS), buffer(parameters));
  }

  /** What an access consists of. */
  public static Shape<Access> access(TrainingParameters parameters) {
    TrainingShape shape = parameters.shape();
    return Shape.of(
        Access.class,
        Shape.bits(1),
        Shape.bits(1),
        Shape.bits(1),
        Shape.bits(Counter.width(shape.m())),
        Shape.bits(Counter.width(shape.words())),
        Shape.bits(inputBits(parameters)));
  }

  private static Shape<Bits> buffer(TrainingParameters parameters) {
    return Shape.bits(Counter.width(parameters.buffers()));
  }

  private static int inputBits(TrainingParameters parameters) {
    return parameters.shape().n() * parameters.format().width();
  }

  private static int errorBits(TrainingParameters parameters) {
    return parameters.shape().m() * parameters.format().width();
  }

  private Outputs build(Given given) {
    TrainingShape shape = parameters.shape();
    Access access = given.access();
    Request request = given.work().data();
    var last = wire(1);
    var errorsWait = wire(1);
    TrainingSchedule schedule =
        new TrainingSchedule(
            this,
            parameters,
            new TrainingSchedule.Request(
                given.work().valid(),
                request.kind(),
                request.buffer(),
                given.room(),
                given.passingRoom(),
                errorsWait,
                access.write(),
                last));
    given.work().ready(schedule.ready);
    TrainingLoops loops =
        new TrainingLoops(
            this,
            shape,
            new TrainingLoops.Drive(schedule.accepted, schedule.running, schedule.forward));
    last.drive(loops.last);

    var errorsFit = wire(1);
    Bits taken = given.errors().valid().and(errorsFit).named("error_taken");
    Counter errorGroup = Counter.of(this, shape.groups(), taken);
    Bits complete = taken.and(errorGroup.last()).named("errors_complete");
    SampleTurns turns =
        new SampleTurns(
            this,
            parameters.errorBuffers(),
            new SampleTurns.Events(complete, complete, schedule.startsErrors, schedule.endsErrors));
    errorsFit.drive(turns.canFill);
    errorsWait.drive(turns.waiting);
    given.errors().ready(turns.canFill);

    TrainingControl control =
        new TrainingControl(this, parameters, schedule, loops, turns.workSlot, access);
    Bits outputsLeave = control.outputsLeave();
    TrainingLanes lanes =
        new TrainingLanes(
            this,
            parameters,
            control,
            given,
            new TrainingLanes.Errors(
                taken, turns.fillSlot.cat(errorGroup.value()), given.errors().data()),
            outputsLeave);
    return new Outputs(
        out("leaving", Valid.of(Shape.bits(errorBits(parameters)), outputsLeave, lanes.outputs)),
        out(
            "passing",
            Valid.of(Shape.bits(inputBits(parameters)), control.errorsLeave(), lanes.errors)),
        out("stored", lanes.stored),
        out("idle", schedule.idle),
        out("looked", lanes.looked));
  }
}
