package dev.kairo.stdm.model;

import dev.kairo.stdm.RegisterMap;
import dev.kairo.stdm.SwitchParameters;
import java.util.TreeMap;

/** The registers of a switch as software sees them. */
final class Registers {
  /** What the bus asks for. */
  enum Request {
    NONE,
    WRITE,
    READ
  }

  private final SwitchParameters parameters;
  private final Routes written;
  private final TreeMap<Integer, Integer> counts = new TreeMap<>();
  private Request request = Request.NONE;
  private int address;
  private int data;
  private int linkUp;
  private int boardId;
  private int userAnswer;
  private int answer;
  private int rest;
  private int leds;
  private int test;
  private boolean userWrite;
  private int userData;

  Registers(SwitchParameters parameters) {
    this.parameters = parameters;
    written = Routes.idle(parameters);
    for (int port = 0; port < parameters.ports(); port++) {
      counts.put(RegisterMap.wordsIn(port), 0);
    }
    for (int output = 0; output < parameters.outputs(); output++) {
      counts.put(RegisterMap.wordsOut(output), 0);
    }
    for (int timer = 0; timer < RegisterMap.TIMER_COUNT; timer++) {
      counts.put(RegisterMap.timer(timer), 0);
    }
  }

  void present(Request next, int nextAddress, int nextData) {
    request = next;
    address = nextAddress;
    data = nextData;
  }

  void board(int links, int id, int user) {
    linkUp = links;
    boardId = id;
    userAnswer = user;
  }

  /** One clock cycle; tells whether software asked for the table to be taken up. */
  boolean step(boolean ready, boolean slotEnds, boolean[] entering, boolean[] leaving) {
    if (request == Request.READ) {
      answer = read(ready);
    }
    for (int timer = 0; timer < RegisterMap.TIMER_COUNT; timer++) {
      counts.merge(RegisterMap.timer(timer), 1, Integer::sum);
    }
    for (int port = 0; slotEnds && port < entering.length; port++) {
      counts.merge(RegisterMap.wordsIn(port), entering[port] ? 1 : 0, Integer::sum);
    }
    for (int output = 0; slotEnds && output < leaving.length; output++) {
      counts.merge(RegisterMap.wordsOut(output), leaving[output] ? 1 : 0, Integer::sum);
    }
    userWrite = false;
    return request == Request.WRITE && ready && write();
  }

  private boolean write() {
    int output = address >> 8 & 0xf;
    int slot = address & 0xff;
    boolean inTable = slot < parameters.slots() && output < parameters.outputs();
    switch (address & 0xf000) {
      case RegisterMap.TABLE -> {
        if (inTable) {
          written.setPort(output, slot, Math.min(data, parameters.idle()));
        }
      }
      case RegisterMap.INPUT_SLOTS -> {
        if (inTable && parameters.options().interchange() && data < parameters.slots()) {
          written.setSlot(output, slot, data);
        }
      }
      default -> {
        return writeRegister();
      }
    }
    return false;
  }

  private boolean writeRegister() {
    switch (address) {
      case RegisterMap.SLOT_COUNT -> {
        if (data >> 1 >= 1 && data >> 1 <= parameters.slots()) {
          written.slotCount = data >> 1;
        }
      }
      case RegisterMap.LEDS -> leds = data;
      case RegisterMap.TEST -> test = data;
      case RegisterMap.USER -> {
        userWrite = true;
        userData = data;
      }
      case RegisterMap.TAKE_UP -> {
        return (data & 1) == 1;
      }
      default -> clear();
    }
    return false;
  }

  private void clear() {
    if (address >= RegisterMap.COUNTERS && address < RegisterMap.TIMERS) {
      counts.headMap(RegisterMap.TIMERS).replaceAll((at, count) -> 0);
    }
    counts.tailMap(RegisterMap.TIMERS).computeIfPresent(address & ~3, (at, count) -> 0);
  }

  private int read(boolean ready) {
    int output = address >> 8 & 0xf;
    int slot = address & 0xff;
    boolean inTable = slot < parameters.slots() && output < parameters.outputs();
    switch (address & 0xf000) {
      case RegisterMap.TABLE:
        return inTable ? written.port(output, slot) : 0;
      case RegisterMap.INPUT_SLOTS:
        return inTable ? written.slot(output, slot) : 0;
      default:
        return readRegister(ready);
    }
  }

  private int readRegister(boolean ready) {
    int links = parameters.ports() - 1;
    boolean allUp = linkUp == (1 << links) - 1;
    return switch (address) {
      case RegisterMap.STATUS -> (ready ? 0 : 1) | (allUp ? 2 : 0);
      case RegisterMap.TEST -> test;
      case RegisterMap.LINK_UP -> linkUp & 0xff;
      case RegisterMap.BOARD_ID -> boardId;
      case RegisterMap.LEDS -> leds;
      case RegisterMap.SLOT_COUNT -> written.slotCount << 1;
      case RegisterMap.USER -> userAnswer;
      default -> readCount();
    };
  }

  private int readCount() {
    boolean counted =
        address >= RegisterMap.COUNTERS && address < RegisterMap.timer(RegisterMap.TIMER_COUNT);
    if (!counted) {
      return 0;
    }
    if ((address & 3) != 0) {
      return rest >>> 8 * (address & 3) & 0xff;
    }
    rest = counts.getOrDefault(address, 0);
    return rest & 0xff;
  }

  Routes written() {
    return written;
  }

  long count(int at) {
    return Integer.toUnsignedLong(counts.get(at));
  }

  int answer() {
    return answer;
  }

  int leds() {
    return leds;
  }

  boolean userWrite() {
    return userWrite;
  }

  int userData() {
    return userData;
  }
}
