package dev.kairo.stdm.bench;

import dev.kairo.stdm.RegisterMap;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.model.StdmModel;
import java.util.SplittableRandom;

/**
 * Random words on all inputs, and software that rewrites the table, changes the slot count, has
 * both taken up at any time, and reads and writes everything else, now and then at addresses where
 * nothing is.
 */
final class RandomTraffic {
  private static final int[] REGISTERS = {
    RegisterMap.STATUS,
    RegisterMap.TEST,
    RegisterMap.LINK_UP,
    RegisterMap.BOARD_ID,
    RegisterMap.LEDS,
    RegisterMap.SLOT_COUNT,
    RegisterMap.USER
  };

  private final SwitchParameters parameters;
  private final SplittableRandom random;
  private final int[] word;
  private final int topMask;
  private int writing;
  private long changes;

  RandomTraffic(SwitchParameters parameters, long seed) {
    this.parameters = parameters;
    random = new SplittableRandom(seed);
    word = new int[(parameters.dataWidth() + 31) / 32];
    topMask = parameters.dataWidth() % 32 == 0 ? -1 : (1 << parameters.dataWidth() % 32) - 1;
  }

  /** Sets what the next cycle brings, for the switch and for its model. */
  void drive(SwitchPins pins, StdmModel model) {
    words(pins, model);
    if (random.nextInt(64) == 0) {
      int links = random.nextInt(4) == 0 ? -1 : random.nextInt();
      int linkUp = links & (1 << parameters.ports() - 1) - 1;
      int boardId = random.nextInt(256);
      int user = random.nextInt(256);
      pins.board(linkUp, boardId, user);
      model.board(linkUp, boardId, user);
    }
    access(pins, model);
  }

  private void words(SwitchPins pins, StdmModel model) {
    for (int port = 0; port < parameters.ports(); port++) {
      int choice = random.nextInt(8);
      if (choice < 4) {
        for (int i = 0; i < word.length; i++) {
          word[i] = random.nextInt();
        }
        word[word.length - 1] &= topMask;
        pins.present(port, word);
        model.present(port, word);
      } else if (choice < 7) {
        pins.absent(port);
        model.absent(port);
      }
    }
  }

  private void access(SwitchPins pins, StdmModel model) {
    int choice = random.nextInt(16);
    if (writing > 0 || choice == 0) {
      rewrite(pins, model);
    } else if (choice < 4) {
      write(pins, model, anyAddress(), random.nextInt(256));
    } else if (choice < 8) {
      int address = anyAddress();
      pins.bus(false, true, address, 0);
      model.read(address);
    } else {
      pins.bus(false, false, random.nextInt(1 << 16), random.nextInt(256));
      model.rest();
    }
  }

  /** A part of a new table, entry by entry, and then the order to take it up. */
  private void rewrite(SwitchPins pins, StdmModel model) {
    if (writing == 0) {
      writing = 1 + random.nextInt(2 * parameters.outputs() * parameters.slots());
    } else if (!model.ready()) {
      // A refused write waits, as software does that looks at the ready line.
      return;
    }
    writing--;
    int output = random.nextInt(parameters.outputs());
    int slot = random.nextInt(parameters.slots());
    if (writing == 0) {
      changes += model.ready() ? 1 : 0;
      write(pins, model, RegisterMap.TAKE_UP, 1);
    } else if (random.nextInt(8) == 0) {
      write(pins, model, RegisterMap.SLOT_COUNT, 2 * (1 + random.nextInt(parameters.slots())));
    } else if (random.nextInt(3) == 0) {
      int from = random.nextInt(parameters.slots());
      write(pins, model, RegisterMap.inputSlot(output, slot), from);
    } else {
      int from = random.nextInt(parameters.ports() + 1);
      write(pins, model, RegisterMap.inputPort(output, slot), from);
    }
  }

  private int anyAddress() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(1 << 16);
      case 1 -> RegisterMap.COUNTERS + random.nextInt(256);
      case 2 -> RegisterMap.inputSlot(random.nextInt(17), random.nextInt(parameters.slots() + 2));
      case 3 -> REGISTERS[random.nextInt(REGISTERS.length)];
      default -> RegisterMap.inputPort(random.nextInt(16), random.nextInt(parameters.slots() + 2));
    };
  }

  private static void write(SwitchPins pins, StdmModel model, int address, int data) {
    pins.bus(true, false, address, data);
    model.write(address, data);
  }

  long changes() {
    return changes;
  }
}
