package dev.kairo.stdm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.stdm.bench.SwitchPins;
import dev.kairo.stdm.slots.RegisterWrite;
import dev.kairo.stdm.slots.SlotTable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every input sends a word in every slot that is accepted, while tables and slot counts change all
 * the time. Each word is followed on its own: it must come out of exactly the outputs that the
 * table in force at the start of its frame names, once each.
 */
class HitlessChangeTest {
  private static final int CYCLES = 6_000;
  private static final SwitchParameters PLAIN = new SwitchParameters(4, 6, 32);

  @Test
  void noWordIsLostOrMisrouted() {
    Census census = run(PLAIN, SwitchRig.interpreted(PLAIN).pins);
    assertEquals(0, census.lost);
    assertEquals(0, census.strange);
    assertTrue(census.changes > 100 && census.arrived > 10_000, census::toString);
  }

  @Test
  void norWithInterchangeAndHeldWords() {
    SwitchParameters parameters =
        new SwitchParameters(
            3, 5, 32, SwitchOptions.DEFAULT.withInterchange().withHold(2).withEjections(2));
    Census census = run(parameters, SwitchRig.interpreted(parameters).pins);
    assertEquals(0, census.lost);
    assertEquals(0, census.strange);
    assertTrue(census.changes > 30 && census.arrived > 2_000, census::toString);
  }

  @Test
  void aSwitchThatChangesItsTableAtOnceIsCaught() {
    Census census = run(PLAIN, new ImmediateSwitch(PLAIN));
    assertTrue(census.lost > 100, census::toString);
    assertTrue(census.strange > 100, census::toString);
  }

  private static Census run(SwitchParameters parameters, SwitchPins pins) {
    pins.bus(false, false, 0, 0);
    pins.reset();
    return new Census(parameters, pins).run();
  }

  /** Who sent what, where it must arrive, and where it did. */
  private static final class Census {
    private final SwitchParameters parameters;
    private final SwitchPins pins;
    private final SplittableRandom random = new SplittableRandom(8);
    private final TreeMap<Integer, int[]> missing = new TreeMap<>();
    private final Deque<RegisterWrite> writes = new ArrayDeque<>();
    private SlotTable written;
    private SlotTable inForce;
    private boolean asked;
    private boolean justAsked;
    private int tag;
    private int changes;
    private int arrived;
    private int strange;
    private int lost;

    Census(SwitchParameters parameters, SwitchPins pins) {
      this.parameters = parameters;
      this.pins = pins;
      inForce = SlotTable.idle(parameters, parameters.slots());
      written = inForce;
    }

    Census run() {
      int hold = parameters.options().hold();
      for (int i = 0; i < CYCLES; i++) {
        if (i % hold == 0) {
          beginSlot();
        }
        // An order is seen one cycle after it was written.
        asked |= justAsked;
        justAsked = software();
        pins.step();
        if ((i + 1) % hold == 0) {
          arrivals();
        }
      }
      // What entered in the last two frames may still be on its way.
      int stillInside = tag - 2 * parameters.ports() * parameters.slots();
      missing.headMap(stillInside).values().forEach(outs -> lost += Arrays.stream(outs).sum());
      return this;
    }

    private void beginSlot() {
      int slot = pins.value("slot");
      if (slot == 0 && asked) {
        inForce = written;
        asked = false;
        changes++;
      }
      for (int port = 0; port < parameters.ports(); port++) {
        pins.absent(port);
        if (pins.value("accepts") == 1) {
          send(port, slot);
        }
      }
    }

    private void send(int port, int slot) {
      int[] outs = new int[parameters.outputs()];
      for (int output = 0; output < outs.length; output++) {
        for (int out = 0; out < inForce.slots(); out++) {
          boolean named =
              inForce.inputPort(output, out) == port && inForce.inputSlot(output, out) == slot;
          outs[output] += named ? 1 : 0;
        }
      }
      tag++;
      missing.put(tag, outs);
      pins.present(port, new int[] {tag});
    }

    private void arrivals() {
      for (int output = 0; output < parameters.outputs(); output++) {
        if (pins.valid(output)) {
          int[] outs = missing.getOrDefault(pins.word(output)[0], new int[parameters.outputs()]);
          if (--outs[output] < 0) {
            strange++;
            outs[output] = 0;
          } else {
            arrived++;
          }
        }
      }
    }

    /** Writes a new table byte by byte and has it taken up, again and again. */
    private boolean software() {
      pins.bus(false, false, 0, 0);
      if (pins.value("bus_ready") == 0) {
        return false;
      }
      if (writes.isEmpty()) {
        written = randomTable();
        writes.addAll(written.writes(parameters));
      }
      RegisterWrite write = writes.remove();
      pins.bus(true, false, write.address(), write.data());
      return write.address() == RegisterMap.TAKE_UP;
    }

    private SlotTable randomTable() {
      // A single slot comes twice a frame, which this census does not follow.
      int slots = 2 + random.nextInt(parameters.slots() - 1);
      SlotTable table = SlotTable.idle(parameters, slots);
      for (int output = 0; output < parameters.outputs(); output++) {
        for (int slot = 0; slot < slots; slot++) {
          int port = random.nextInt(parameters.ports() + 1);
          boolean interchange = parameters.options().interchange();
          int from = interchange ? random.nextInt(slots) : slot;
          table = table.with(output, slot, port, from);
        }
      }
      return table;
    }

    @Override
    public String toString() {
      return "%d changes, %d arrived, %d strange, %d lost"
          .formatted(changes, arrived, strange, lost);
    }
  }

  /** A plain switch whose table is the one software is writing: it tears frames. */
  private static final class ImmediateSwitch implements SwitchPins {
    private final SwitchParameters parameters;
    private final int[][] table;
    private final int[][] registers;
    private final int[] arriving;
    private final int[] leaving;
    private int slotCount;
    private int slot;
    private boolean writes;
    private int address;
    private int data;

    ImmediateSwitch(SwitchParameters parameters) {
      this.parameters = parameters;
      table = new int[parameters.outputs()][parameters.slots()];
      Arrays.stream(table).forEach(row -> Arrays.fill(row, parameters.idle()));
      registers = new int[parameters.ports()][parameters.slots()];
      arriving = new int[parameters.ports()];
      leaving = new int[parameters.outputs()];
      slotCount = parameters.slots();
    }

    @Override
    public void step() {
      for (int port = 0; port < arriving.length; port++) {
        registers[port][slot] = arriving[port];
      }
      slot = slot + 1 < slotCount ? slot + 1 : 0;
      for (int output = 0; output < leaving.length; output++) {
        int port = table[output][slot];
        leaving[output] = port == parameters.idle() ? 0 : registers[port][slot];
      }
      if (writes && address == RegisterMap.SLOT_COUNT) {
        slotCount = data / 2;
      } else if (writes && address < 0x1000) {
        table[address >> 8][address & 0xff] = data;
      }
    }

    @Override
    public void reset() {
      slot = 0;
    }

    @Override
    public void present(int port, int[] word) {
      arriving[port] = word[0];
    }

    @Override
    public void absent(int port) {
      arriving[port] = 0;
    }

    @Override
    public void bus(boolean write, boolean read, int busAddress, int busData) {
      writes = write;
      address = busAddress;
      data = busData;
    }

    @Override
    public void board(int linkUp, int boardId, int userAnswer) {}

    @Override
    public boolean valid(int output) {
      return leaving[output] != 0;
    }

    @Override
    public int[] word(int output) {
      return new int[] {leaving[output]};
    }

    @Override
    public int value(String output) {
      return output.equals("slot") ? slot : 1;
    }
  }
}
