package dev.kairo.stdm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.stdm.slots.SlotTable;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counters, timers and the other registers, as software sees them. */
class CountersTest {
  @Test
  void countersEqualTheWordsInjected() {
    SwitchParameters parameters =
        new SwitchParameters(6, 4, 40, SwitchOptions.DEFAULT.withHold(2).withEjections(2));
    SwitchRig rig = SwitchRig.interpreted(parameters);
    SlotTable table = SlotTable.idle(parameters, 4);
    for (int slot = 0; slot < 4; slot++) {
      // Output 3 and the second ejection, output 6, both get all words of port 5.
      table = table.with(3, slot, 5).with(6, slot, 5);
    }
    rig.load(table);
    rig.write(RegisterMap.COUNTERS, 0);
    rig.awaitSlot(0);
    long[] injected = new long[6];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 700; i++) {
      for (int port = 0; port < 6; port++) {
        if (random.nextInt(10) < 3 + port) {
          rig.pins.present(port, new int[] {i, port});
          injected[port]++;
        } else {
          rig.pins.absent(port);
        }
      }
      rig.step();
      rig.step();
    }
    for (int port = 0; port < 6; port++) {
      rig.pins.absent(port);
    }
    for (int i = 0; i < 20; i++) {
      rig.step();
    }
    for (int port = 0; port < 6; port++) {
      assertEquals(injected[port], rig.read32(RegisterMap.wordsIn(port)));
    }
    for (int output = 0; output < 7; output++) {
      long expected = output == 3 || output == 6 ? injected[5] : 0;
      assertEquals(expected, rig.read32(RegisterMap.wordsOut(output)), "output " + output);
    }
    assertEquals(0, rig.read32(RegisterMap.wordsIn(6)));
    rig.write(RegisterMap.COUNTERS + 9, 0);
    assertEquals(0, rig.read32(RegisterMap.wordsIn(5)));
    assertEquals(0, rig.read32(RegisterMap.wordsOut(3)));
  }

  @Test
  void countersStandWhereTheBoardSoftwareExpectsThem() {
    assertEquals(0xff00, RegisterMap.wordsIn(0));
    assertEquals(0xff0c, RegisterMap.wordsIn(3));
    assertEquals(0xff10, RegisterMap.wordsOut(0));
    assertEquals(0xff1c, RegisterMap.wordsOut(3));
    assertEquals(0xff20, RegisterMap.wordsIn(4));
    assertEquals(0xff7c, RegisterMap.wordsOut(15));
    assertEquals(0xff80, RegisterMap.timer(0));
    assertEquals(0xff84, RegisterMap.timer(1));
    assertEquals(0x0203, RegisterMap.inputPort(2, 3));
  }

  @Test
  void timersCountCyclesAndRestartAlone() {
    SwitchRig rig = SwitchRig.interpreted(SwitchParameters.PAPER);
    rig.write(RegisterMap.timer(1), 0);
    for (int i = 0; i < 300; i++) {
      rig.step();
    }
    long first = rig.cycle();
    assertEquals(300, rig.read32(RegisterMap.timer(1)));
    long second = rig.cycle();
    assertEquals(second, rig.read32(RegisterMap.timer(0)));
    assertEquals(4, second - first);
  }

  @Test
  void theFourBytesOfACounterBelongTogether() {
    SwitchRig rig = SwitchRig.interpreted(SwitchParameters.PAPER);
    rig.write(RegisterMap.timer(0), 0);
    for (int i = 0; i < 255; i++) {
      rig.step();
    }
    // While the other bytes are read the timer passes 256.
    assertEquals(255, rig.read32(RegisterMap.timer(0)));
  }

  @Test
  void theSmallRegisters() {
    SwitchRig rig = SwitchRig.interpreted(SwitchParameters.PAPER);
    rig.pins.board(0b01, 0x2a, 0x77);
    assertEquals(0b01, rig.read(RegisterMap.STATUS), "clearing the table after reset");
    rig.write(RegisterMap.TEST, 0xc3);
    rig.write(RegisterMap.LEDS, 0x81);
    assertEquals(0b00, rig.read(RegisterMap.STATUS));
    rig.pins.board(0b11, 0x2a, 0x77);
    assertEquals(0b10, rig.read(RegisterMap.STATUS));
    assertEquals(0xc3, rig.read(RegisterMap.TEST));
    assertEquals(0x81, rig.read(RegisterMap.LEDS));
    assertEquals(0x81, rig.pins.value("leds"));
    assertEquals(0x2a, rig.read(RegisterMap.BOARD_ID));
    assertEquals(0b11, rig.read(RegisterMap.LINK_UP));
    assertEquals(0x77, rig.read(RegisterMap.USER));
    rig.write(RegisterMap.USER, 0x5c);
    assertEquals(1, rig.pins.value("user_write"));
    assertEquals(0x5c, rig.pins.value("user_data"));
    assertEquals(4 << 1, rig.read(RegisterMap.SLOT_COUNT));
    rig.write(RegisterMap.SLOT_COUNT, 5 << 1);
    rig.write(RegisterMap.SLOT_COUNT, 0);
    assertEquals(4 << 1, rig.read(RegisterMap.SLOT_COUNT), "5 and 0 slots are refused");
    rig.write(RegisterMap.inputPort(2, 3), 1);
    rig.write(RegisterMap.inputPort(2, 2), 200);
    assertEquals(1, rig.read(RegisterMap.inputPort(2, 3)));
    assertEquals(3, rig.read(RegisterMap.inputPort(2, 2)), "an unknown port is idle");
    assertEquals(3, rig.read(RegisterMap.inputPort(0, 0)), "idle after reset");
  }
}
