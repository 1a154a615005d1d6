package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected engine with AXI ports: frames of numbers in on {@code s_axis}, errors out on
 * {@code m_axis}, {@link EngineRegister}s on {@code s_axi}.
 *
 * <p>A beat carries one number (32 bits) or two (64 bits, the first one lowest). A frame is a
 * sample or, in the load mode, all biases and weights, in the order of {@link FrameOrder}; what
 * leaves for a sample is a frame, and so is a read-back.
 *
 * <p>Interval: {@link Transfer#intervalCycles()} with the numbers of a beat, as long as neither
 * side waits.
 */
public final class AxiFcEngine extends Module {
  private final int perWord;

  /**
   * An engine for a layer at which errors arrive.
   *
   * @param dataBits bits of a beat, 32 or 64
   */
  public AxiFcEngine(FcParameters parameters, int dataBits) {
    this(PortLayer.of(parameters), dataBits);
  }

  /**
   * An engine for a layer.
   *
   * @param dataBits bits of a beat, 32 or 64
   */
  public AxiFcEngine(PortLayer layer, int dataBits) {
    FcParameters parameters = layer.core();
    if (dataBits != StdmWord.NUMBER_WIDTH && dataBits != 2 * StdmWord.NUMBER_WIDTH) {
      throw new IllegalArgumentException(
          "Beats of %d bits are not possible; choose 32 or 64.".formatted(dataBits));
    }
    perWord = dataBits / StdmWord.NUMBER_WIDTH;
    rename("axi_fc_engine");
    EngineHeader.of(layer, perWord).forEach(this::parameter);
    Bits data = in("s_axis_tdata", dataBits);
    Bits valid = in("s_axis_tvalid", 1);
    Bits ends = in("s_axis_tlast", 1);
    Bits takes = in("m_axis_tready", 1);
    AxiLite.Request request = in("s_axi", AxiLite.Request.SHAPE);

    ControlRegisters.Shown shown = wire(ControlRegisters.Shown.SHAPE);
    ControlRegisters control = new ControlRegisters(this, layer, perWord, request, shown);
    var taken = wire(1);
    Bits load = control.mode.eq(StreamMode.LOAD.ordinal());
    FrameOrder order = new FrameOrder(this, layer, perWord, taken, load);
    Bits closed = order.between.and(control.mode.eq(StreamMode.READ.ordinal())).named("closed");
    Stream<Intake.Word> words =
        Stream.of(
            Intake.Word.shape(perWord * parameters.format().width()),
            valid.and(closed.not()),
            new Intake.Word(order.kind, order.both, numbers(data, parameters)));
    Intake intake = new Intake(this, layer, perWord, words);
    Bits ready = words.ready().and(closed.not());
    taken.drive(valid.and(ready));
    FcStation station =
        new FcStation(
            this,
            layer,
            perWord,
            intake,
            new FcStation.Control(
                control.learningRate,
                control.readBack,
                control.readBack,
                intake.empty.and(order.between)));

    Bits wrong = taken.and(ends.ne(order.last));
    Bits misframed = reg(1).reset(0).next(on -> wrong.or(on.and(control.clearMisframed.not())));
    RowSpread.Word word = station.leaving.data();
    station.leaving.ready(takes);
    Bits sampleLeft = station.leaving.passes().and(word.end()).and(WordKind.ERRORS.is(word.kind()));
    Bits cycles = counter(lit(1, 1)).named("cycles");
    Bits previous = counted(sampleLeft, cycles).named("previous");
    Bits samples = counter(sampleLeft).named("samples");
    Bits following = sampleLeft.and(samples.any());
    drive(
        ControlRegisters.Shown.SHAPE,
        shown,
        new ControlRegisters.Shown(
            station.idle.and(intake.empty).and(order.between),
            misframed,
            station.reading,
            samples,
            cycles,
            counted(following, cycles.sub(previous)).named("last_interval")));
    out("s_axis_tready", ready);
    out("m_axis_tdata", beat(word));
    out("m_axis_tvalid", station.leaving.valid());
    out("m_axis_tlast", word.end());
    out("s_axi", AxiLite.Answer.SHAPE, control.answer);
  }

  /** The numbers of a beat without the bits that the format does not have. */
  private static Bits numbers(Bits data, FcParameters parameters) {
    return Columns.joined(
        data.split(StdmWord.NUMBER_WIDTH).stream()
            .map(number -> number.low(parameters.format().width()))
            .toList());
  }

  /** A word as a beat, zeros where it has no number. */
  private Bits beat(RowSpread.Word word) {
    List<Bits> numbers = new ArrayList<>();
    for (Bits number : word.numbers().split(word.numbers().width() / perWord)) {
      Bits there = numbers.isEmpty() ? number : word.both().mux(number, number.constant(0));
      numbers.add(there.zext(StdmWord.NUMBER_WIDTH));
    }
    return Columns.joined(numbers);
  }

  private Bits counter(Bits enable) {
    return reg(EngineRegister.WIDTH).reset(0).enable(enable).next(count -> count.add(1));
  }

  private Bits counted(Bits enable, Bits value) {
    return reg(EngineRegister.WIDTH).reset(0).enable(enable).next(value);
  }
}
