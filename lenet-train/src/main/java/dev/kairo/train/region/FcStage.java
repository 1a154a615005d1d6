package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.training.FcTraining;
import dev.kairo.train.fc.training.TrainingParameters;
import dev.kairo.train.fc.training.TrainingShape;
import dev.kairo.train.fc.training.TrainingWork;
import dev.kairo.train.order.Work;
import dev.kairo.train.order.WorkOrder;

/**
 * A fully connected layer in a network: its engine, and the order of its work.
 *
 * <p>Cost: those of {@link FcTraining} and {@link WorkOrder}.
 */
final class FcStage extends Module {
  /**
   * What the layer is given.
   *
   * @param rows inputs, a row of N after the other
   * @param errors errors of its outputs, M at a time
   * @param room whether there is room for a sample's outputs
   * @param passingRoom the same of the errors of its inputs
   */
  record Given(
      Stream<Bits> rows,
      Stream<Bits> errors,
      Bits room,
      Bits passingRoom,
      Settings settings,
      FcTraining.Access access) {}

  /** The outputs, M at a time. */
  final Valid<Bits> leaving;

  /** The errors of the inputs, a row of N after the other. */
  final Valid<Bits> passing;

  /** Whether a sample's outputs begin to be worked out. */
  final Bits startsOutputs;

  /** Whether the errors of a sample's inputs begin to be worked out. */
  final Bits startsErrors;

  /** Whether nothing is under way. */
  final Bits idle;

  /** The words that are looked at. */
  final Bits looked;

  /** Samples of the run whose batch has been stepped. */
  final Bits trained;

  FcStage(Module parent, TrainingParameters parameters, Given outer) {
    super(parent, parameters);
    rename("fc_stage");
    TrainingShape shape = parameters.shape();
    Stream<Bits> rows = in("rows", outer.rows());
    Stream<Bits> errors = in("errors", outer.errors());
    Settings settings = in("settings", Settings.shape(parameters.format()), outer.settings());
    Wire free = wire(1);
    Feed feed = Feed.of(this, rows, free, shape.rows(), parameters.buffers());
    Wire stored = wire(1);
    Counter group = Counter.of(this, shape.groups(), errors.passes());
    Bits errorsBegin = errors.passes().and(group.value().none()).named("errors_begin");
    WorkOrder order =
        new WorkOrder(
            this,
            new WorkOrder.Places(parameters.buffers(), parameters.timing().settlingCycles()),
            new WorkOrder.Given(feed.ends(), stored, errorsBegin, settings.run()));
    free.drive(order.free);
    Bits strict = settings.run().strict();
    Shape<FcTraining.Request> request = FcTraining.request(parameters);
    Stream<FcTraining.Request> work =
        order.work.map(
            request, asked -> new FcTraining.Request(kind(asked.kind(), strict), asked.buffer()));
    FcTraining engine =
        new FcTraining(
            this,
            parameters,
            new FcTraining.Given(
                feed.words()
                    .map(
                        FcTraining.inputs(parameters),
                        row -> new FcTraining.Inputs(feed.place(), row)),
                work,
                errors,
                in("access", FcTraining.access(parameters), outer.access()),
                settings.learningRate(),
                in("room", outer.room()),
                in("passing_room", outer.passingRoom())));
    stored.drive(engine.stored);
    Bits taken = work.passes();
    Bits kind = work.data().kind();
    leaving = out("leaving", engine.leaving);
    passing = out("passing", engine.passing);
    startsOutputs = out("starts_outputs", taken.and(kind.eq(TrainingWork.FORWARD.ordinal())));
    startsErrors = out("starts_errors", taken.and(passesErrors(kind)));
    idle = out("idle", engine.idle.and(work.valid().not()));
    looked = out("looked", engine.looked);
    trained = out("trained", order.trained);
  }

  /** A batch of one steps its weights by the sample itself, without gradients beside them. */
  private Bits kind(Bits asked, Bits strict) {
    Bits alone =
        choose()
            .when(asked.eq(Work.BACKWARD.ordinal()), code(TrainingWork.UPDATE))
            .when(asked.eq(Work.STEP.ordinal()), code(TrainingWork.STEP))
            .otherwise(code(TrainingWork.FORWARD));
    return strict.mux(alone, asked.zext(TrainingWork.BITS));
  }

  private Bits code(TrainingWork work) {
    return lit(TrainingWork.BITS, work.ordinal());
  }

  private Bits passesErrors(Bits kind) {
    Bits passes = lit(1, 0);
    for (TrainingWork work : TrainingWork.values()) {
      passes = work.passesErrors() ? passes.or(kind.eq(work.ordinal())) : passes;
    }
    return passes;
  }
}
