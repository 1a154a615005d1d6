package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The static time-division multiplexing switch.
 *
 * <p>Time is cut into frames of S slots. A word that enters port p in slot i is stored in that
 * port's register of slot i. In the next frame every output o sends, in each slot u, the word that
 * the table names for (o, u): the one of an input port in the same slot, or with slot interchange
 * in any slot. Destinations are fixed in advance, several outputs may name one input, and an output
 * whose entry is idle, or names a register without a word, is all zeros.
 *
 * <p><b>Latency</b> from pin to pin: {@code hold * (max(2, S) + u - i)} cycles, which is {@code
 * hold * max(2, S)} without interchange: a word leaves in the slot it came in. A single slot comes
 * twice in its frame, because a word needs two cycles from pin to pin.
 *
 * <p><b>Changing the table.</b> Software writes a shadow and the slot count, then asks the switch
 * to take them up. From the next frame boundary on words enter by the new table; those that entered
 * before leave by the old one. The frame that enters first still has the old length: its slots that
 * the new table does not have are not accepted, and slots that it does not have yet carry their
 * first words in the frame after it. No word is lost, none is misrouted, and software can write
 * again when the switch is ready. After reset every entry is idle, and the switch is ready one
 * frame later. The registers stand in {@link RegisterMap}.
 *
 * <p><b>Words.</b> A slot lasts {@code hold} cycles; a word is held on its lane for all of them. It
 * is taken in the last one, if {@code accepts} is 1. {@code slot} tells the present slot to those
 * who send.
 *
 * <p><b>Cost</b>: LUT RAM for the registers ({@code ports} times {@code width + 1} bits of one
 * frame, two frames and a copy for each output with interchange) and for two tables an output, a
 * multiplexer of {@code ports} inputs for each bit of each output (two with interchange), one
 * flip-flop a bit for the outputs.
 */
public final class StdmSwitch extends Module {
  /**
   * What a switch inside another module is given.
   *
   * @param arriving for each port the word on it and, above it, whether there is one
   * @param linkUp for each link whether it is up
   * @param boardId the board's number
   * @param userAnswer the byte that the user logic shows
   */
  public record Pins(List<Bits> arriving, Bus bus, Bits linkUp, Bits boardId, Bits userAnswer) {}

  /** For each output the word on it and, above it, whether there is one. */
  public final List<Bits> leaving;

  /** The present slot. */
  public final Bits slot;

  /** Whether the words on the ports are taken in this cycle. */
  public final Bits accepts;

  /** Whether a write of the bus is taken. */
  public final Bits busReady;

  /** The answer to the last read of the bus. */
  public final Bits busAnswer;

  /** Whether the user logic's byte was written in the cycle before. */
  public final Bits userWrite;

  /** The user logic's byte. */
  public final Bits userData;

  private final SwitchParameters parameters;

  /** A switch without options. */
  public StdmSwitch(int ports, int slots, int width) {
    this(new SwitchParameters(ports, slots, width));
  }

  /** A switch. */
  public StdmSwitch(int ports, int slots, int width, SwitchOptions options) {
    this(new SwitchParameters(ports, slots, width, options));
  }

  /** A switch. */
  public StdmSwitch(SwitchParameters parameters) {
    this.parameters = parameters;
    describe();
    Built built =
        build(
            new Pins(
                arriving(),
                in("bus", Bus.SHAPE),
                in("link_up", parameters.ports() - 1),
                in("board_id", 8),
                in("user_answer", 8)));
    leaving = built.leaving();
    leave(leaving);
    slot = out("slot", built.timer().shown);
    accepts = out("accepts", built.timer().accepts);
    busReady = out("bus_ready", built.timer().ready);
    busAnswer = out("bus_answer", built.monitor().answer);
    out("leds", built.control().leds);
    userWrite = out("user_write", built.control().userWrite);
    userData = out("user_data", built.control().userData);
  }

  /** A switch inside another module. */
  public StdmSwitch(Module parent, SwitchParameters parameters, Pins outer) {
    super(parent, parameters);
    this.parameters = parameters;
    describe();
    List<Bits> arriving = new ArrayList<>();
    for (Bits word : outer.arriving()) {
      arriving.add(in("in" + arriving.size(), word));
    }
    Built built =
        build(
            new Pins(
                arriving,
                in("bus", Bus.SHAPE, outer.bus()),
                in("link_up", outer.linkUp()),
                in("board_id", outer.boardId()),
                in("user_answer", outer.userAnswer())));
    leaving = new ArrayList<>();
    for (Bits word : built.leaving()) {
      leaving.add(out("out" + leaving.size(), word));
    }
    slot = out("slot", built.timer().shown);
    accepts = out("accepts", built.timer().accepts);
    busReady = out("bus_ready", built.timer().ready);
    busAnswer = out("bus_answer", built.monitor().answer);
    userWrite = out("user_write", built.control().userWrite);
    userData = out("user_data", built.control().userData);
  }

  private record Built(
      List<Bits> leaving, FrameTimer timer, ControlRegisters control, Monitor monitor) {}

  private Built build(Pins pins) {
    List<Bits> arriving = pins.arriving();
    Wire ready = wire(1);
    ControlRegisters control = new ControlRegisters(this, parameters, pins.bus(), ready);
    FrameTimer timer = new FrameTimer(this, parameters, control.takeUp, control.slotCount);
    ready.drive(timer.ready);

    List<Bits> taken = new ArrayList<>();
    List<Bits> kept = new ArrayList<>();
    for (int port = 0; port < parameters.ports(); port++) {
      Bits word = arriving.get(port);
      Bits isTaken = word.msb().and(timer.accepts).named("taken" + port);
      taken.add(isTaken);
      kept.add(isTaken.cat(word.low(parameters.dataWidth())).named("kept" + port));
    }
    Tables tables = new Tables(this, parameters, timer, control);
    List<Bits> words =
        parameters.options().interchange()
            ? interchanged(timer, tables, kept)
            : copied(timer, tables, kept);

    List<Bits> entered = events("entered", timer.pace, taken);
    List<Bits> sent = words.stream().map(Bits::msb).toList();
    List<Bits> left = events("left", timer.pace, sent);
    Monitor.Shown shown =
        new Monitor.Shown(
            pins.linkUp(),
            pins.boardId(),
            pins.userAnswer(),
            entered,
            left,
            tables.portsRead(),
            tables.slotsRead());
    Monitor monitor = new Monitor(this, parameters, pins.bus(), control, timer.ready, shown);
    return new Built(words, timer, control, monitor);
  }

  private void describe() {
    SwitchOptions options = parameters.options();
    parameter("ports", parameters.ports());
    parameter("slots", parameters.slots());
    parameter("width", parameters.width());
    parameter("interchange", options.interchange());
    parameter("ejections", options.ejections());
    parameter("hold", options.hold());
    parameter("valid", options.validBit().key());
  }

  /** The words on the input ports, the valid bit on top. */
  private List<Bits> arriving() {
    List<Bits> words = new ArrayList<>();
    for (int port = 0; port < parameters.ports(); port++) {
      Bits lane = in("in" + port, parameters.width());
      boolean whole = parameters.options().validBit() == ValidBit.TOP;
      words.add(whole ? lane : in("in" + port + "_valid", 1).cat(lane));
    }
    return words;
  }

  private void leave(List<Bits> words) {
    for (int output = 0; output < words.size(); output++) {
      Bits word = words.get(output);
      if (parameters.options().validBit() == ValidBit.TOP) {
        out("out" + output, word);
      } else {
        out("out" + output, word.low(parameters.width()));
        out("out" + output + "_valid", word.msb());
      }
    }
  }

  private List<Bits> events(String name, Pace pace, List<Bits> valid) {
    List<Bits> events = new ArrayList<>();
    for (Bits bit : valid) {
      events.add(pace.at(bit).named(name + events.size()));
    }
    return events;
  }

  /** Each word leaves in the slot it came in: every output reads the same register. */
  private List<Bits> copied(FrameTimer timer, Tables tables, List<Bits> kept) {
    List<Bits> stored = new ArrayList<>();
    for (int port = 0; port < kept.size(); port++) {
      InputBuffer input =
          new InputBuffer(this, timer.pace, kept.get(port), timer.slot, List.of(timer.upcoming));
      input.instanceName("input" + port);
      stored.add(input.stored.get(0));
    }
    List<Bits> leaving = new ArrayList<>();
    for (int output = 0; output < parameters.outputs(); output++) {
      leaving.add(output(output, timer, tables.port(output), Optional.empty(), stored));
    }
    return leaving;
  }

  /** Each output reads a register of its own: two frames take turns in the registers. */
  private List<Bits> interchanged(FrameTimer timer, Tables tables, List<Bits> kept) {
    FrameTimer.Interchange frames = timer.interchange.get();
    Bits wraps = timer.upcoming.eq(0);
    Bits bank = reg(1).reset(0).enable(timer.pace.at(wraps)).next(now -> now.not());
    Bits bankRead = bank.eq(wraps);
    Bits register = bank.cat(timer.slot);
    List<Bits> slots = new ArrayList<>();
    List<Bits> registers = new ArrayList<>();
    for (int output = 0; output < parameters.outputs(); output++) {
      Bits slot =
          frames.single().mux(timer.upcoming, tables.slot(output)).named("from_slot" + output);
      slots.add(slot);
      registers.add(bankRead.cat(slot).named("register" + output));
    }
    List<InputBuffer> inputs = new ArrayList<>();
    for (int port = 0; port < kept.size(); port++) {
      InputBuffer input = new InputBuffer(this, timer.pace, kept.get(port), register, registers);
      input.instanceName("input" + port);
      inputs.add(input);
    }
    List<Bits> leaving = new ArrayList<>();
    for (int output = 0; output < parameters.outputs(); output++) {
      int reader = output;
      Bits live = slots.get(output).leU(frames.filled()).named("live" + output);
      List<Bits> stored = inputs.stream().map(input -> input.stored.get(reader)).toList();
      leaving.add(output(output, timer, tables.port(output), Optional.of(live), stored));
    }
    return leaving;
  }

  private Bits output(
      int index, FrameTimer timer, Bits route, Optional<Bits> live, List<Bits> stored) {
    OutputPort output = new OutputPort(this, timer.pace, route, live, stored);
    output.instanceName("output" + index);
    return output.word;
  }
}
