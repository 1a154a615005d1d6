package dev.kairo.stdm.slots;

/** One byte for one register of a switch. */
public record RegisterWrite(int address, int data) {
  public RegisterWrite {
    if (address < 0 || address > 0xffff || data < 0 || data > 0xff) {
      throw new IllegalArgumentException(
          "A write of %d to address %d; addresses go to 65535 and data to 255."
              .formatted(data, address));
    }
  }

  @Override
  public String toString() {
    return "%04x <- %02x".formatted(address, data);
  }
}
