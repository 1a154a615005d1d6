package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import java.util.List;

/** What software reads: counters, timers, and the answers to all reads of the bus. */
final class Monitor extends Module {
  /** The byte that was read last. */
  final Bits answer;

  /**
   * What is shown.
   *
   * @param linkUp one bit a link
   * @param boardId the board's number
   * @param user the user logic's byte
   * @param entered one bit for each input that takes a word in this cycle
   * @param left one bit for each output that sends a word in this cycle
   * @param ports for each output the input port of the entry that is addressed
   * @param slots the same for the input slots; empty without slot interchange
   */
  record Shown(
      Bits linkUp,
      Bits boardId,
      Bits user,
      List<Bits> entered,
      List<Bits> left,
      List<Bits> ports,
      List<Bits> slots) {}

  private final Bits read;
  private final Bits page;
  private final Bits place;

  Monitor(
      Module parent,
      SwitchParameters parameters,
      Bus bus,
      ControlRegisters control,
      Bits readyOuter,
      Shown shown) {
    super(
        parent,
        parameters.ports(),
        parameters.outputs(),
        parameters.slots(),
        parameters.options().interchange());
    Bits address = in("address", bus.address());
    read = in("read", bus.read());
    page = address.high(8);
    place = address.low(8);
    Bits ready = in("ready", readyOuter);
    Bits linkUp = in("link_up", shown.linkUp());
    Bits boardId = in("board_id", shown.boardId());
    Bits user = in("user", shown.user());
    Bits slotCount = in("slot_count", control.slotCount);
    Bits leds = in("leds", control.leds);
    Bits test = in("test", control.test);

    Bits status = lit(6, 0).cat(List.of(linkUp.all(), ready.not()));
    Bits links = linkUp.width() > 8 ? linkUp.low(8) : linkUp.zext(8);
    Bits registers =
        cases(place)
            .when(RegisterMap.SLOT_COUNT & 0xff, "AT_SLOT_COUNT", slotCount.cat(lit(1, 0)))
            .when(RegisterMap.LEDS & 0xff, "AT_LEDS", leds)
            .when(RegisterMap.BOARD_ID & 0xff, "AT_BOARD_ID", boardId)
            .when(RegisterMap.LINK_UP & 0xff, "AT_LINK_UP", links)
            .when(RegisterMap.TEST & 0xff, "AT_TEST", test)
            .when(RegisterMap.STATUS & 0xff, "AT_STATUS", status)
            .otherwise(counted(control, shown));
    Bits inTable = place.ltU(parameters.slots());
    Bits tableByte = inTable.mux(entries(shown), lit(8, 0));
    Bits asksUser = address.eq(lit(16, RegisterMap.USER).named("AT_USER"));
    Bits byteRead =
        choose()
            .when(page.eq(RegisterMap.STATUS >> 8), registers)
            .when(asksUser, user)
            .otherwise(tableByte);
    answer = out("answer", reg(8).reset(0).enable(read).next(byteRead));
  }

  /** The addressed entry's byte, 0 where there is no table. */
  private Bits entries(Shown shown) {
    Selection selection = cases(page);
    for (int output = 0; output < shown.ports().size(); output++) {
      Bits port = in("port" + output, shown.ports().get(output));
      selection.when(RegisterMap.inputPort(output, 0) >> 8, port.zext(8));
    }
    for (int output = 0; output < shown.slots().size(); output++) {
      Bits slot = in("input_slot" + output, shown.slots().get(output));
      selection.when(RegisterMap.inputSlot(output, 0) >> 8, slot.zext(8));
    }
    return selection.otherwise(lit(8, 0));
  }

  /** The addressed byte of a counter or timer, 0 where there is none. */
  private Bits counted(ControlRegisters control, Shown shown) {
    Bits clear = in("clear_counters", control.clearCounters);
    Selection selection = cases(place.high(6));
    for (int port = 0; port < shown.entered().size(); port++) {
      Bits event = in("entered" + port, shown.entered().get(port));
      Bits counter = counter(clear, event).named("words_in" + port);
      selection.when(RegisterMap.wordsIn(port) >> 2 & 0x3f, counter);
    }
    for (int output = 0; output < shown.left().size(); output++) {
      Bits event = in("left" + output, shown.left().get(output));
      Bits counter = counter(clear, event).named("words_out" + output);
      selection.when(RegisterMap.wordsOut(output) >> 2 & 0x3f, counter);
    }
    for (int i = 0; i < RegisterMap.TIMER_COUNT; i++) {
      Bits restart = in("restart" + i, control.restarts.get(i));
      Bits timer = counter(restart, lit(1, 1)).named("timer" + i);
      selection.when(RegisterMap.timer(i) >> 2 & 0x3f, timer);
    }
    Bits word = selection.otherwise(lit(32, 0));
    Bits known = place.ltU(RegisterMap.COUNTED_END & 0xff);
    Bits keep = read.and(page.all()).and(known).and(place.low(2).eq(0));
    Bits rest = reg(24).reset(0).enable(keep).next(word.high(24));
    Bits chosen =
        cases(place.low(2))
            .when(0, word.low(8))
            .when(1, rest.low(8))
            .when(2, rest.slice(15, 8))
            .otherwise(rest.high(8));
    return known.mux(chosen, lit(8, 0));
  }

  private Bits counter(Bits clear, Bits event) {
    return reg(32).reset(0).next(now -> clear.mux(lit(32, 0), now.add(event.zext(32))));
  }
}
