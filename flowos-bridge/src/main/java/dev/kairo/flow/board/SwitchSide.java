package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.stream.Stream;
import dev.kairo.stdm.Bus;
import dev.kairo.stdm.StdmSwitch;
import dev.kairo.train.region.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What every board has beside its user region: the switch with its registers, cables, and the
 * queues of the flows that begin and end here.
 */
final class SwitchSide extends Module {
  /** What comes from outside and from the user region. */
  record Given(List<Bits> links, Bus bus, Bits boardId, Bits answer, List<Stream<Bits>> outgoing) {}

  /** For each link the word on it, and above it whether there is one. */
  final List<Bits> links = new ArrayList<>();

  /** The words of each flow that ends here. */
  final List<Stream<Bits>> incoming = new ArrayList<>();

  /** What the host has set. */
  final Settings settings;

  /** Whether a write of the bus is taken. */
  final Bits busReady;

  /** The answer to the last read of the bus. */
  final Bits busAnswer;

  /** Whether a word was lost since the reset. */
  final Bits lost;

  SwitchSide(Module parent, Link link, BoardPlan.Flows flows, FpFormat format, Given outer) {
    super(parent, link, flows, format);
    rename("switch_side");
    Wire injected = wire(Link.WIDTH);
    List<Bits> arriving = new ArrayList<>();
    arriving.add(injected);
    for (Bits word : outer.links()) {
      arriving.add(later(in("link" + arriving.size() + "_in", word), link.waitCycles()));
    }
    StdmSwitch switching =
        new StdmSwitch(
            this,
            link.switchParameters(),
            new StdmSwitch.Pins(
                arriving,
                in("bus", Bus.SHAPE, outer.bus()),
                lit(link.ports() - 1, -1),
                in("board_id", outer.boardId()),
                in("answer", outer.answer())));
    List<Stream<Bits>> outgoing = new ArrayList<>();
    for (Stream<Bits> flow : outer.outgoing()) {
      outgoing.add(in("outgoing" + outgoing.size(), flow));
    }
    Injector injector =
        new Injector(this, flows.outgoing(), outgoing, switching.slot, switching.accepts);
    injected.drive(injector.word);
    Ejector ejector = new Ejector(this, flows.incoming(), switching.leaving.get(0));
    for (Stream<Bits> flow : ejector.flows) {
      incoming.add(out("incoming" + incoming.size(), flow));
    }
    for (int port = 1; port < link.ports(); port++) {
      links.add(out("link" + port + "_out", switching.leaving.get(port)));
    }
    SettingsRegister register =
        new SettingsRegister(this, format, switching.userWrite, switching.userData);
    settings = out("settings", Settings.shape(format), register.settings);
    busReady = out("bus_ready", switching.busReady);
    busAnswer = out("bus_answer", switching.busAnswer);
    lost = out("lost", ejector.lost);
  }

  private Bits later(Bits word, int cycles) {
    Bits late = word;
    for (int i = 0; i < cycles; i++) {
      late = reg(late);
    }
    return late;
  }
}
