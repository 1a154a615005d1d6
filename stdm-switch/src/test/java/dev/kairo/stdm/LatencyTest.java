package dev.kairo.stdm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.stdm.slots.SlotTable;
import org.junit.jupiter.api.Test;

/** The latency formula of {@link StdmSwitch}, measured from pin to pin. */
class LatencyTest {
  @Test
  void aWordLeavesInItsSlotOneFrameLater() {
    int measured = 0;
    for (int ports = 2; ports <= 8; ports++) {
      for (int slots = 1; slots <= 8; slots++) {
        for (int hold = 1; hold <= 2; hold++) {
          SwitchParameters parameters =
              new SwitchParameters(ports, slots, 16, SwitchOptions.DEFAULT.withHold(hold));
          SwitchRig rig = SwitchRig.interpreted(parameters);
          int from = ports - 1;
          int slot = slots - 1;
          rig.load(SlotTable.idle(parameters, slots).with(0, slot, from));
          long expected = (long) hold * Math.max(2, slots);
          assertEquals(expected, latency(rig, from, slot), parameters::toString);
          assertEquals(expected, parameters.latencyCycles(slots, slot, slot));
          measured++;
        }
      }
    }
    assertEquals(7 * 8 * 2, measured);
  }

  @Test
  void aShorterFrameIsFaster() {
    SwitchParameters parameters = new SwitchParameters(3, 8, 16);
    SwitchRig rig = SwitchRig.interpreted(parameters);
    for (int slots = 1; slots <= 8; slots++) {
      rig.load(SlotTable.idle(parameters, slots).with(0, 0, 1));
      assertEquals(Math.max(2, slots), latency(rig, 1, 0));
    }
  }

  @Test
  void withInterchangeTheDistanceOfTheSlotsCounts() {
    SwitchParameters parameters =
        new SwitchParameters(3, 5, 16, SwitchOptions.DEFAULT.withInterchange());
    SwitchRig rig = SwitchRig.interpreted(parameters);
    for (int in = 0; in < 5; in++) {
      for (int out = 0; out < 5; out++) {
        rig.load(SlotTable.idle(parameters, 5).with(0, out, 2, in));
        assertEquals(5 + out - in, latency(rig, 2, in));
        assertEquals(5 + out - in, parameters.latencyCycles(5, in, out));
      }
    }
  }

  /** The cycles from a word on an input to the same word on output 0. */
  private static long latency(SwitchRig rig, int port, int slot) {
    int hold = rig.parameters.options().hold();
    rig.awaitSlot(slot);
    long start = rig.cycle();
    rig.pins.present(port, new int[] {0x5aa5});
    for (int i = 0; i < hold; i++) {
      rig.step();
    }
    rig.pins.absent(port);
    while (!rig.pins.valid(0)) {
      rig.step();
    }
    assertArrayEquals(new int[] {0x5aa5}, rig.pins.word(0));
    return rig.cycle() - start;
  }
}
