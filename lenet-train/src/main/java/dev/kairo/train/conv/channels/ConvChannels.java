package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.conv.ConvRequest;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.pool.PoolStage;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A slice of a convolution layer with 2 x 2 max-pooling, forward, backward and step, on a lane for
 * each pair of an output channel and an input channel.
 *
 * <p>FORWARD works on a position under a tap a cycle; BACKWARD first on a place of a cell's patch a
 * cycle, for the errors of the inputs, and then on a cell under a tap; STEP on a tap; all lanes at
 * once. Requests say which buffer holds the sample, which is to stay there until its BACKWARD is
 * done. Cycles: {@link ChannelsTiming}. Cost: a multiplier and an adder a lane; see {@link
 * ChannelsCost}. The words are those of {@link ChannelsGolden}.
 */
public final class ConvChannels extends Module {
  /** A pixel of all input channels, the first one lowest, and the buffer of its sample. */
  public record Pixels(Bits buffer, Bits words) {}

  /**
   * A word from outside while the engine is idle.
   *
   * @param write whether it is stored
   * @param look whether it is looked at instead
   * @param channel the output channel
   * @param input the input channel; the bias is behind the last one
   * @param tap the tap of the kernel, row by row
   * @param gradient whether the gradient since the last step is looked at instead
   */
  public record Access(
      Bits write, Bits look, Bits channel, Bits input, Bits tap, Bits gradient, Bits word) {}

  /**
   * What the engine is given.
   *
   * @param arriving samples, pixel by pixel and row by row
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

  /**
   * What the engine gives its surroundings.
   *
   * @param sums unless the engine closes, the sums of all output channels, the first one lowest,
   *     block by block and in a block cell by cell, the four candidates of each
   * @param leaving if the engine closes, the pooled cells
   * @param inputErrors the errors of the inputs, pixel by pixel, all input channels side by side
   * @param biases the biases that are here, if there are any and the engine does not close
   * @param stored whether a sample is complete: FORWARD may be asked for from this cycle on
   * @param idle whether nothing is under way, so that words may be stored or looked at
   * @param looked the word at an access {@link ChannelsTiming#lookCycles} ago; a bias stands when
   *     the access has stayed as long
   */
  public record Outputs(
      Optional<Valid<Bits>> sums,
      Optional<Valid<PooledCell>> leaving,
      Stream<Bits> inputErrors,
      Optional<Bits> biases,
      Bits stored,
      Bits idle,
      Bits looked) {}

  /** What the engine gives. */
  public final Outputs outputs;

  private final ChannelsParameters parameters;
  private final ChannelsShape shape;
  private final int word;

  /** The engine alone. */
  public ConvChannels(ChannelsParameters parameters) {
    this.parameters = parameters;
    this.shape = parameters.shape();
    this.word = parameters.format().width();
    describe();
    outputs =
        build(
            new Inputs(
                Valid.in(this, "arriving", pixels(parameters)),
                Stream.in(this, "work", ConvRequest.shape(parameters.buffers())),
                Stream.in(this, "errors", errors(parameters)),
                in("access", access(parameters)),
                in("learning_rate", word),
                in("room", 1)));
  }

  /** The engine inside another module. */
  public ConvChannels(Module parent, ChannelsParameters parameters, Inputs outer) {
    super(parent, parameters);
    this.parameters = parameters;
    this.shape = parameters.shape();
    this.word = parameters.format().width();
    describe();
    outputs =
        build(
            new Inputs(
                in("arriving", outer.arriving()),
                in("work", outer.work()),
                in("errors", outer.errors()),
                in("access", access(parameters), outer.access()),
                in("learning_rate", outer.learningRate()),
                in("room", outer.room())));
  }

  private void describe() {
    rename("conv_channels");
    parameter("height", shape.map().height());
    parameter("width", shape.map().width());
    parameter("kernel", shape.map().kernel());
    parameter("inputs", shape.inputs());
    parameter("channels", shape.channels());
    parameter("block", parameters.blockCells());
    parameter("format", parameters.format().name());
    for (ConvWork work : ConvWork.values()) {
      parameter(
          work.name().toLowerCase(Locale.ROOT) + "Cycles", parameters.timing().workCycles(work));
    }
  }

  /** What an arriving pixel consists of. */
  public static Shape<Pixels> pixels(ChannelsParameters parameters) {
    return Shape.of(
        Pixels.class,
        Shape.bits(Counter.width(parameters.buffers())),
        Shape.bits(parameters.shape().inputs() * parameters.format().width()));
  }

  /** What the errors of a cell consist of. */
  public static Shape<PooledCell> errors(ChannelsParameters parameters) {
    return PooledCell.shape(parameters.format(), parameters.shape().channels());
  }

  /** What an access consists of. */
  public static Shape<Access> access(ChannelsParameters parameters) {
    Shape<Bits> bit = Shape.bits(1);
    return Shape.of(
        Access.class,
        bit,
        bit,
        Shape.bits(Counter.width(parameters.shape().channels())),
        Shape.bits(ChannelsControl.inputBits(parameters)),
        Shape.bits(Counter.width(parameters.shape().map().taps())),
        bit,
        Shape.bits(parameters.format().width()));
  }

  private Outputs build(Inputs inputs) {
    ConvRequest request = inputs.work().data();
    var held = wire(Counter.width(shape.map().cells() + 1));
    var occupied = wire(1);
    ChannelsSchedule schedule =
        new ChannelsSchedule(
            this,
            parameters,
            new ChannelsSchedule.Request(
                inputs.work().valid(),
                request.kind(),
                request.buffer(),
                inputs.room(),
                held,
                occupied,
                inputs.access().write(),
                inputs.access().look()));
    inputs.work().ready(schedule.ready);
    // The phase follows an access by a cycle.
    Access access = access(parameters).map("accessed", inputs.access(), (name, bits) -> reg(bits));
    ChannelErrors errors =
        new ChannelErrors(
            this,
            parameters,
            new ChannelErrors.Use(
                inputs.errors().valid(),
                inputs.errors().data(),
                schedule.place.number(),
                schedule.frees));
    inputs.errors().ready(errors.ready);
    held.drive(errors.held);

    ChannelsControl control = new ChannelsControl(this, parameters, schedule, access);
    Bits rate = inputs.learningRate();
    Bits descent = rate.msb().not().cat(rate.low(word - 1)).named("descent");
    ChannelsControl.Replaced replaced = control.replaced(descent);
    ChannelInputs samples =
        new ChannelInputs(
            this,
            parameters,
            new ChannelInputs.Arriving(
                inputs.arriving().valid(),
                inputs.arriving().data().buffer(),
                inputs.arriving().data().words()),
            new ChannelInputs.Walk(
                schedule.buffer,
                schedule.place.base(),
                schedule.place.tap().low(access.tap().width()),
                replaced.replaced(),
                replaced.word()));
    Wire before = wire(shape.inputs() * word);
    ChannelLanes lanes =
        new ChannelLanes(
            this,
            parameters,
            control,
            access,
            new ChannelLanes.Given(
                samples.pixels, errors.errors, words(before, shape.inputs()), schedule.loads));
    InputErrors back =
        new InputErrors(this, parameters, control.errors(Columns.joined(lanes.errors())));
    before.drive(back.before);
    occupied.drive(back.busy);
    ChannelBiases biases =
        new ChannelBiases(
            this,
            parameters,
            new BiasGroup.Use(
                errors.errors.words(),
                schedule.meetsCell,
                schedule.fresh,
                schedule.stepsBiases,
                descent),
            access,
            schedule.loads);
    Valid<Bits> sums =
        Valid.of(Shape.bits(shape.channels() * word), control.sums(), Columns.joined(lanes.sums()));
    boolean gives = !parameters.closes() && parameters.biased().count() > 0;
    return new Outputs(
        parameters.closes() ? Optional.empty() : Optional.of(out("sums", sums)),
        parameters.closes() ? Optional.of(out("leaving", pooled(sums, biases))) : Optional.empty(),
        out("input_errors", back.leaving),
        gives ? Optional.of(out("biases", biases.row())) : Optional.empty(),
        out("stored", samples.stored),
        out("idle", schedule.idle),
        out("looked", control.looked(lanes.errors(), biases.looked())));
  }

  private Valid<PooledCell> pooled(Valid<Bits> sums, ChannelBiases biases) {
    PoolStage.Options options = new PoolStage.Options(parameters.adder(), shape.channels());
    return new PoolStage(this, options, sums, biases.row()).leaving;
  }

  private List<Bits> words(Bits row, int count) {
    List<Bits> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(Columns.part(row, word, i));
    }
    return words;
  }
}
