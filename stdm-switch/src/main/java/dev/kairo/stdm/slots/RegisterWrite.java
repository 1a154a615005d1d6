package dev.kairo.stdm.slots;

import java.util.Locale;

/** One byte for one register of a switch. */
public record RegisterWrite(int address, int data) {
  public RegisterWrite {
    if (address < 0 || address > 0xffff || data < 0 || data > 0xff) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A write of %d to address %d; addresses go to 65535 and data to 255.",
              data,
              address));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04x <- %02x", address, data);
  }
}
