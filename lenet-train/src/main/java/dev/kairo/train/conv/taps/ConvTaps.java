package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.conv.ConvRequest;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.pool.PoolMaximum;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A convolution layer of one input channel with 2 x 2 max-pooling, forward, backward and step, on a
 * lane for each tap of each output channel.
 *
 * <p>FORWARD works on a candidate of a cell a cycle and all channels at once; BACKWARD on a cell a
 * cycle, at the winner of each channel alone; STEP on all weights at once. ConvRequests say which
 * buffer holds the sample's image, which is to stay there until its BACKWARD is done. Cycles:
 * {@link TapsTiming}. Cost: {@code C K K} multipliers, {@code C (K K + 1)} adders; see {@link
 * TapsCost}. The words are those of {@link TapsGolden}.
 */
public final class ConvTaps extends Module {
  /** Cycles from an access that stays to the word that is looked at. */
  public static final int LOOK_CYCLES = 4;

  /** A pair of neighbouring pixels, the left one lowest, and the buffer of its image. */
  public record Pixels(Bits buffer, Bits pair) {}

  /**
   * A word from outside while no work is under way.
   *
   * @param write whether it is stored, as an adder gives it back; otherwise it is only looked at
   * @param tap the tap of the kernel, row by row; the bias is behind the last one
   * @param slot a partial sum of the gradient; the weight or bias itself is behind the last one
   */
  public record Access(Bits write, Bits channel, Bits tap, Bits slot, Bits word) {}

  /**
   * What the engine is given.
   *
   * @param arriving images, row by row
   * @param work what to do next
   * @param errors the errors and winners of BACKWARD, cell by cell
   * @param room whether a FORWARD may start, which then leaves without being held back
   */
  public record Inputs(
      Valid<Pixels> arriving,
      Stream<ConvRequest> work,
      Stream<PooledCell> errors,
      Access access,
      Bits learningRate,
      Bits room) {}

  /** The pooled cells of FORWARD. */
  public final Valid<PooledCell> leaving;

  /** Whether an image is complete: FORWARD may be asked for from this cycle on. */
  public final Bits stored;

  /** Whether nothing is under way, so that words may be looked at. */
  public final Bits idle;

  /** The word at an access that has stayed for {@link #LOOK_CYCLES}. */
  public final Bits looked;

  private final TapsParameters parameters;

  /** What the engine gives its surroundings. */
  private record Outputs(Valid<PooledCell> leaving, Bits stored, Bits idle, Bits looked) {}

  /** The engine alone. */
  public ConvTaps(TapsParameters parameters) {
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            new Inputs(
                Valid.in(this, "arriving", pixels(parameters)),
                Stream.in(this, "work", request(parameters)),
                Stream.in(this, "errors", errors(parameters)),
                in("access", access(parameters)),
                in("learning_rate", parameters.format().width()),
                in("room", 1)));
    leaving = outputs.leaving();
    stored = outputs.stored();
    idle = outputs.idle();
    looked = outputs.looked();
  }

  /** The engine inside another module. */
  public ConvTaps(Module parent, TapsParameters parameters, Inputs outer) {
    super(parent, parameters);
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            new Inputs(
                in("arriving", outer.arriving()),
                in("work", outer.work()),
                in("errors", outer.errors()),
                in("access", access(parameters), outer.access()),
                in("learning_rate", outer.learningRate()),
                in("room", outer.room())));
    leaving = outputs.leaving();
    stored = outputs.stored();
    idle = outputs.idle();
    looked = outputs.looked();
  }

  private void describe() {
    rename("conv_taps");
    TapsShape shape = parameters.shape();
    parameter("height", shape.height());
    parameter("width", shape.width());
    parameter("kernel", shape.kernel());
    parameter("channels", shape.channels());
    parameter("format", parameters.format().name());
    parameter("partials", parameters.partials());
    for (ConvWork work : ConvWork.values()) {
      parameter(
          work.name().toLowerCase(Locale.ROOT) + "Cycles", parameters.timing().workCycles(work));
    }
  }

  /** What an arriving pair consists of. */
  public static Shape<Pixels> pixels(TapsParameters parameters) {
    return Shape.of(Pixels.class, buffer(parameters), Shape.bits(2 * parameters.format().width()));
  }

  /** What a request consists of. */
  public static Shape<ConvRequest> request(TapsParameters parameters) {
    return ConvRequest.shape(parameters.buffers());
  }

  /** What the errors of a cell consist of. */
  public static Shape<PooledCell> errors(TapsParameters parameters) {
    return PooledCell.shape(parameters.format(), parameters.shape().channels());
  }

  /** What an access consists of. */
  public static Shape<Access> access(TapsParameters parameters) {
    TapsShape shape = parameters.shape();
    return Shape.of(
        Access.class,
        Shape.bits(1),
        Shape.bits(Counter.width(shape.channels())),
        Shape.bits(Counter.width(shape.taps() + 1)),
        Shape.bits(Counter.width(parameters.slots())),
        Shape.bits(parameters.format().width()));
  }

  private static Shape<Bits> buffer(TapsParameters parameters) {
    return Shape.bits(Counter.width(parameters.buffers()));
  }

  private Outputs build(Inputs inputs) {
    Access access = inputs.access();
    ConvRequest request = inputs.work().data();
    TapsSchedule schedule =
        new TapsSchedule(
            this,
            parameters,
            new TapsSchedule.Request(
                inputs.work().valid(),
                request.kind(),
                request.buffer(),
                inputs.room(),
                inputs.errors().valid(),
                access.write()));
    inputs.work().ready(schedule.ready);
    inputs.errors().ready(schedule.takesErrors);
    Bits rate = inputs.learningRate();
    Pixels pixels = inputs.arriving().data();
    TapsImage image =
        new TapsImage(
            this,
            parameters,
            new TapsImage.Arriving(inputs.arriving().valid(), pixels.buffer(), pixels.pair()),
            new TapsImage.Walk(
                schedule.accepted,
                schedule.nextRow,
                schedule.buffer,
                schedule.pair,
                schedule.shifts,
                schedule.stepping,
                rate.msb().not().cat(rate.low(rate.width() - 1))));

    TapsControl control = new TapsControl(this, parameters, schedule, access);
    TapsChannel.Common common = control.common();
    List<TapsChannel> channels = new ArrayList<>();
    for (int c = 0; c < parameters.shape().channels(); c++) {
      TapsChannel channel =
          new TapsChannel(
              this, parameters, common, control.own(inputs.errors().data(), c), image.patch);
      channel.instanceName("channel" + c);
      channels.add(channel);
    }
    Bits looked =
        reg(Columns.chosen(access.channel(), channels.stream().map(each -> each.looked).toList()));
    return new Outputs(
        out("leaving", pooled(schedule, channels)),
        out("stored", image.stored),
        out("idle", schedule.idle),
        out("looked", looked));
  }

  private Valid<PooledCell> pooled(TapsSchedule schedule, List<TapsChannel> channels) {
    Pipe t = pipe();
    Bits summed = t.arrives(schedule.cell.and(schedule.forward), 0);
    Bits valid = t.untimed(t.validAt(summed, parameters.timing().sumLatency()));
    Counter candidate = Counter.of(this, PooledCell.CANDIDATES, valid);
    List<Bits> words = new ArrayList<>();
    List<Bits> winners = new ArrayList<>();
    for (TapsChannel channel : channels) {
      PoolMaximum pool =
          new PoolMaximum(this, parameters.format(), valid, candidate.value(), channel.biased);
      pool.instanceName("pool" + words.size());
      words.add(pool.word);
      winners.add(pool.winner);
    }
    Bits complete = reg(1).reset(0).next(valid.and(candidate.last())).named("complete");
    return Valid.of(
        errors(parameters),
        complete,
        new PooledCell(Columns.joined(words), Columns.joined(winners)));
  }
}
