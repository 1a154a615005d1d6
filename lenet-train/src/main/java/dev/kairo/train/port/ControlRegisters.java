package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The registers of {@link AxiFcEngine} behind their AXI4-Lite port.
 *
 * <p>An address without a register is answered with DECERR, a write to a register that is only read
 * or of a mode that does not exist with SLVERR.
 */
final class ControlRegisters extends Module {
  private static final int MODE_WIDTH = 2;

  /** The signals of the port. */
  final AxiLite.Answer answer;

  /** The mode, see {@link StreamMode}. */
  final Bits mode;

  final Bits learningRate;

  /** Asks for a read-back. */
  final Bits readBack;

  /** Clears the flag of a frame that did not end where it should. */
  final Bits clearMisframed;

  /** What software sees of the engine. */
  record Shown(
      Bits idle, Bits misframed, Bits reading, Bits samples, Bits cycles, Bits lastInterval) {
    static final Shape<Shown> SHAPE =
        Shape.of(
            Shown.class,
            Shape.bits(1),
            Shape.bits(1),
            Shape.bits(1),
            Shape.bits(EngineRegister.WIDTH),
            Shape.bits(EngineRegister.WIDTH),
            Shape.bits(EngineRegister.WIDTH));
  }

  private final AxiLite port;

  ControlRegisters(
      Module parent, PortLayer layer, int perWord, AxiLite.Request requestOuter, Shown shownOuter) {
    super(parent, layer, perWord);
    FcParameters parameters = layer.core();
    AxiLite.Request request = in("port", AxiLite.Request.SHAPE, requestOuter);
    Shown shown = in("shown", Shown.SHAPE, shownOuter);
    AxiLite.Registers registers = wire(AxiLite.Registers.SHAPE);
    port = new AxiLite(this, request, registers);
    answer = out("port", AxiLite.Answer.SHAPE, port.answer);

    var control = wire(EngineRegister.WIDTH);
    Bits wished = merged(control).named("wished_mode");
    Bits legal = wished.ltU(StreamMode.values().length);
    Bits controlled = writes(EngineRegister.CONTROL).and(legal);
    Bits chosen =
        reg(MODE_WIDTH)
            .reset(StreamMode.TRAIN.ordinal())
            .enable(controlled)
            .next(wished.low(MODE_WIDTH));
    control.drive(chosen.zext(EngineRegister.WIDTH));
    mode = out("mode", chosen);
    readBack = out("read_back", controlled.and(wished.eq(StreamMode.READ.ordinal())));
    Bits rate =
        reg(EngineRegister.WIDTH)
            .reset(0)
            .enable(writes(EngineRegister.LEARNING_RATE))
            .next(this::merged)
            .named("rate");
    learningRate = out("learning_rate", rate.low(parameters.format().width()));
    clearMisframed =
        out(
            "clear_misframed",
            writes(EngineRegister.STATUS).and(port.writeStrobe.bit(0)).and(port.writeData.bit(1)));

    Map<EngineRegister, Bits> values = new EnumMap<>(EngineRegister.class);
    values.put(EngineRegister.ID, word(EngineRegister.ID_VALUE));
    values.put(EngineRegister.VERSION, word(EngineRegister.VERSION_VALUE));
    values.put(EngineRegister.INPUTS, word(parameters.inputs()));
    values.put(EngineRegister.OUTPUTS, word(parameters.outputs()));
    values.put(EngineRegister.ROWS, word(parameters.m()));
    values.put(EngineRegister.COLUMNS, word(parameters.n()));
    values.put(EngineRegister.FORMAT, word(format(layer, perWord)));
    values.put(EngineRegister.INTERVAL, word(Transfer.of(layer, perWord).intervalCycles()));
    values.put(EngineRegister.CONTROL, control);
    values.put(EngineRegister.LEARNING_RATE, rate);
    values.put(
        EngineRegister.STATUS,
        shown.reading().cat(List.of(shown.misframed(), shown.idle())).zext(EngineRegister.WIDTH));
    values.put(EngineRegister.SAMPLES, shown.samples());
    values.put(EngineRegister.CYCLES, shown.cycles());
    values.put(EngineRegister.LAST_INTERVAL, shown.lastInterval());
    drive(
        AxiLite.Registers.SHAPE,
        registers,
        new AxiLite.Registers(writeResponse(legal), read(values), readResponse()));
  }

  /** The fields of the format's register. */
  static int format(PortLayer layer, int perWord) {
    FcParameters parameters = layer.core();
    return parameters.format().fraction()
        | parameters.format().exponent() << 8
        | (parameters.format().subnormals() ? 1 << 16 : 0)
        | (parameters.relu() ? 1 << 17 : 0)
        | (layer.labelled() ? 1 << 18 : 0)
        | perWord << 24;
  }

  private Bits word(int value) {
    return lit(EngineRegister.WIDTH, Integer.toUnsignedLong(value));
  }

  /** The number of the register at a byte address. */
  private static Bits place(Bits address) {
    return address.high(EngineRegister.ADDRESS_WIDTH - 2);
  }

  private Bits writes(EngineRegister register) {
    return port.write.and(place(port.writeAddress).eq(register.address() >> 2));
  }

  /** A register's value with the bytes that are written. */
  private Bits merged(Bits before) {
    List<Bits> old = before.split(8);
    List<Bits> written = port.writeData.split(8);
    List<Bits> bytes = new ArrayList<>();
    for (int i = 0; i < old.size(); i++) {
      bytes.add(port.writeStrobe.bit(i).mux(written.get(i), old.get(i)));
    }
    return Columns.joined(bytes);
  }

  private Bits read(Map<EngineRegister, Bits> values) {
    var selection = cases(place(port.readAddress));
    for (EngineRegister register : EngineRegister.values()) {
      selection = selection.when(register.address() >> 2, register.name(), values.get(register));
    }
    return selection.otherwise(word(0));
  }

  private Bits readResponse() {
    var selection = cases(place(port.readAddress));
    for (EngineRegister register : EngineRegister.values()) {
      selection = selection.when(register.address() >> 2, register.name(), lit(2, AxiLite.OKAY));
    }
    return selection.otherwise(lit(2, AxiLite.DECERR));
  }

  private Bits writeResponse(Bits legalMode) {
    Bits okay = lit(2, AxiLite.OKAY);
    Bits refused = lit(2, AxiLite.SLVERR);
    var selection = cases(place(port.writeAddress));
    for (EngineRegister register : EngineRegister.values()) {
      Bits response = register.access() == EngineRegister.Access.WRITE ? okay : refused;
      if (register == EngineRegister.CONTROL) {
        response = legalMode.mux(okay, refused);
      }
      selection = selection.when(register.address() >> 2, register.name(), response);
    }
    return selection.otherwise(lit(2, AxiLite.DECERR));
  }
}
