package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Buffered;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.softmax.SoftmaxBackwardParameters;

/**
 * The fully connected engine between an {@link Intake} and words that leave: trains with samples,
 * loads biases and weights where they come between samples, reads them out on request, and keeps a
 * place for the errors of every sample that starts.
 *
 * <p>Interval: the core's, as long as the words that leave are taken in time. Cost beyond the core:
 * a queue of {@link #samplesKept} samples' rows, a {@link RowSpread}, and counters.
 */
final class FcStation extends Module {
  /** Rows that may be on their way when a read-out looks at the room that is left. */
  private static final int ON_THEIR_WAY = 4;

  /** Cycles from a row's way into the queue to its last word, beyond a cycle for each word. */
  private static final int HAND_OVER = 8;

  /** More samples than a softmax has places for, as a power of two. */
  private static final int MOST_SAMPLES_IN_SOFTMAX = 6;

  /** The words that leave. */
  final Stream<RowSpread.Word> leaving;

  /** Whether nothing is under way, asked for, or waiting to leave. */
  final Bits idle;

  /** Whether a read-out is under way. */
  final Bits reading;

  /**
   * What a wrapper tells the station.
   *
   * @param readBiases asks for the biases
   * @param readWeights asks for the weights
   * @param upstreamEmpty whether no word waits in front
   */
  record Control(Bits learningRate, Bits readBiases, Bits readWeights, Bits upstreamEmpty) {
    Control into(Module module) {
      return new Control(
          module.in("learning_rate", learningRate),
          module.in("read_biases", readBiases),
          module.in("read_weights", readWeights),
          module.in("upstream_empty", upstreamEmpty));
    }
  }

  /** What stands at the front of the streams, and whether it is loaded in this cycle. */
  private record Loads(Bits bias, Bits weight, Bits number, Bits row) {}

  private final FcParameters parameters;

  FcStation(Module parent, PortLayer layer, int perWord, Intake intake, Control controlOuter) {
    super(parent, layer, perWord);
    this.parameters = layer.core();
    Stream<Intake.Single> singles = in("singles", intake.singles);
    Stream<RowGather.Row> rows = in("rows", intake.rows);
    Control control = controlOuter.into(this);
    var readOutIsOn = wire(1);
    var room = wire(1);
    var biasesRest = wire(1);
    var weightsRest = wire(1);
    FcBackward.Access accessed = wire(FcBackward.access(parameters));

    // Between samples, biases and weights take their turn in the order they came.
    Intake.Single single = singles.data();
    Bits open = readOutIsOn.not().named("open");
    Bits isBias = single.parameter();
    Bits isWeight = rows.data().parameter();
    Bits loadsBias = singles.valid().and(isBias).and(biasesRest).and(open).named("loads_bias");
    Bits loadsWeight = rows.valid().and(isWeight).and(weightsRest).and(open).and(loadsBias.not());
    Stream<FcBackward.Arrival> samples =
        Stream.of(
            FcBackward.arrival(parameters),
            singles.valid().and(isBias.not()).and(open),
            new FcBackward.Arrival(single.number(), single.forward()));
    Stream<FcBackward.Arrival> errors =
        layer.last().map(last -> errors(last, samples, intake)).orElse(samples);
    Stream<Bits> activations =
        Stream.of(
            Shape.bits(rows.data().numbers().width()),
            rows.valid().and(isWeight.not()).and(open),
            rows.data().numbers());
    FcBackward core =
        new FcBackward(
            this, parameters, errors, activations, accessed, control.learningRate(), room);
    singles.ready(isBias.mux(loadsBias, samples.ready().and(open)));
    rows.ready(isWeight.mux(loadsWeight, activations.ready().and(open)));
    int settling = parameters.settlingCycles();
    Bits steps = errors.passes();
    if (layer.labelled()) {
      steps = steps.or(underWay(samples.passes(), errors.passes()));
    }
    biasesRest.drive(quiet(steps, settling).named("biases_rest"));
    weightsRest.drive(quiet(core.weightsRest.not(), settling).named("weights_rest"));

    var queueHasRoom = wire(1);
    int addressWidth = accessed.address().width();
    Bits rest =
        core.idle
            .and(biasesRest)
            .and(weightsRest)
            .and(singles.valid().or(rows.valid()).not())
            .and(control.upstreamEmpty());
    ReadOut readOut =
        new ReadOut(
            this,
            parameters,
            new ReadOut.Events(control.readBiases(), control.readWeights(), rest, queueHasRoom),
            addressWidth);
    readOutIsOn.drive(readOut.reading);
    Loads loads = new Loads(loadsBias, loadsWeight, single.number(), rows.data().numbers());
    drive(FcBackward.access(parameters), accessed, access(loads, readOut, addressWidth));

    int depth = Math.max(2 * ON_THEIR_WAY, samplesKept(parameters) * parameters.rotation());
    Buffered<RowSpread.Row> kept = leavingRows(core, readOut).fifoWithOccupancy(depth);
    queueHasRoom.drive(kept.occupancy().ltU(depth - ON_THEIR_WAY));
    Bits isErrors = WordKind.ERRORS.is(kept.stream().data().kind());
    Bits handedOver = kept.stream().passes().and(kept.stream().data().last()).and(isErrors);
    Bits held = samplesHeld(core.started, handedOver);
    room.drive(held.ltU(samplesKept(parameters)));
    RowSpread spread = new RowSpread(this, kept.stream(), parameters.n(), perWord);
    Bits toLeave = kept.occupancy().any().or(spread.words.valid());
    leaving = out("leaving", spread.words);
    reading = out("reading", readOut.reading);
    idle = out("idle", rest.and(readOut.wanted.not()).and(held.none()).and(toLeave.not()));
  }

  /**
   * Samples whose errors have a place: as many as start before the first one's last errors have
   * left, when a sample's words take an interval to leave.
   */
  static int samplesKept(FcParameters parameters) {
    int passage = parameters.passageCycles() + HAND_OVER;
    int interval = parameters.intervalCycles();
    return 1 + (passage + interval - 1) / interval;
  }

  private Bits samplesHeld(Bits started, Bits handedOver) {
    int width = Counter.width(samplesKept(parameters) + 1);
    return reg(width)
        .reset(0)
        .next(held -> held.add(started.zext(width)).sub(handedOver.zext(width)))
        .named("samples_held");
  }

  /** The errors of samples whose logits arrive. */
  private Stream<FcBackward.Arrival> errors(
      SoftmaxBackwardParameters last, Stream<FcBackward.Arrival> samples, Intake intake) {
    Stream<Bits> labels = in("labels", intake.labels.orElseThrow());
    return last.arriving(
        this,
        samples.map(Shape.bits(last.layer().format().width()), FcBackward.Arrival::error),
        labels.map(
            Shape.bits(last.softmax().indexWidth()),
            label -> label.low(last.softmax().indexWidth())));
  }

  /** Whether logits are in the softmax whose errors have not left it. */
  private Bits underWay(Bits logit, Bits error) {
    int width = Counter.width(parameters.inputs() << MOST_SAMPLES_IN_SOFTMAX);
    return reg(width)
        .reset(0)
        .next(count -> count.add(logit.zext(width)).sub(error.zext(width)))
        .named("in_softmax")
        .any()
        .or(logit);
  }

  /** Whether something has not been active for some cycles. */
  private Bits quiet(Bits active, int cycles) {
    int width = Counter.width(cycles + 1);
    Bits left =
        reg(width)
            .reset(0)
            .next(
                count -> active.mux(count.constant(cycles), count.any().mux(count.sub(1), count)));
    return active.or(left.any()).not();
  }

  private FcBackward.Access access(Loads loads, ReadOut readOut, int addressWidth) {
    Bits reading = readOut.reading;
    Counter bias = Counter.of(this, parameters.inputs(), loads.bias());
    WeightWalk walk = new WeightWalk(this, parameters, loads.weight(), addressWidth);
    Bits address = loads.bias().mux(bias.value().zext(addressWidth), walk.address);
    return new FcBackward.Access(
        loads.bias().or(loads.weight()),
        reading.mux(readOut.bias, loads.bias()),
        reading.mux(readOut.lane, walk.lane),
        reading.mux(readOut.address, address),
        loads.bias().mux(loads.number().zext(loads.row().width()), loads.row()));
  }

  /** Errors of samples and what a read-out shows, which never come in the same cycle. */
  private Stream<RowSpread.Row> leavingRows(FcBackward core, ReadOut readOut) {
    Bits shown = readOut.shown;
    Bits row = core.leaving.data();
    Counter turn = Counter.of(this, parameters.rotation(), core.leaving.valid());
    Bits read = readOut.shownBias.mux(WordKind.BIASES.beside(row), WordKind.WEIGHTS.beside(row));
    return Stream.of(
        RowSpread.Row.shape(row.width()),
        core.leaving.valid().or(shown),
        new RowSpread.Row(
            shown.mux(read, WordKind.ERRORS.beside(row)),
            shown.and(readOut.shownBias),
            shown.mux(readOut.shownLast, turn.last()),
            shown.mux(readOut.shownEnd, turn.last()),
            shown.mux(core.looked, row)));
  }
}
