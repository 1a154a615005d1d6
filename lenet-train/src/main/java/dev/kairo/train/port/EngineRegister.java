package dev.kairo.train.port;

/**
 * The registers of {@link AxiFcEngine}: 32 bits each, at byte addresses of its AXI4-Lite port.
 *
 * <p>{@link RegisterTable} prints them for users.
 */
public enum EngineRegister {
  ID(0x00, Access.READ, "0x4b464342, the letters KFCB"),
  VERSION(0x04, Access.READ, "version of this map: major in bits 31..16, minor in bits 15..0"),
  INPUTS(0x08, Access.READ, "errors or logits that arrive for a sample"),
  OUTPUTS(0x0c, Access.READ, "errors that leave for a sample"),
  ROWS(0x10, Access.READ, "M: inputs worked on in a cycle"),
  COLUMNS(0x14, Access.READ, "N: outputs worked on in a cycle"),
  FORMAT(
      0x18,
      Access.READ,
      "fraction bits in 7..0, exponent bits in 15..8, subnormals in bit 16, ReLU in bit 17,"
          + " softmax in bit 18, numbers in a beat in 25..24"),
  INTERVAL(0x1c, Access.READ, "cycles from one sample to the next by the formula, without stalls"),
  CONTROL(
      0x20,
      Access.WRITE,
      "mode of the frames that start from now on: 0 train, 1 load; writing 2 reads everything back"
          + " once what came before is done, and takes no frame until another mode is written"),
  LEARNING_RATE(
      0x24, Access.WRITE, "the learning rate in the engine's format, from the next error it takes"),
  STATUS(
      0x28,
      Access.WRITE,
      "bit 0: idle; bit 1: a frame's tlast was not where it belongs, write 1 to clear; bit 2: a"
          + " read-back is under way"),
  SAMPLES(0x2c, Access.READ, "samples whose errors have left"),
  CYCLES(0x30, Access.READ, "clock cycles since reset"),
  LAST_INTERVAL(
      0x34, Access.READ, "cycles between the last beats of the last two samples that left");

  /** What software may do. */
  public enum Access {
    READ,
    /** Write and read. */
    WRITE
  }

  /** What {@link #ID} reads. */
  public static final int ID_VALUE = 0x4b464342;

  /** What {@link #VERSION} reads. */
  public static final int VERSION_VALUE = 0x0001_0000;

  /** Bits of an address. */
  static final int ADDRESS_WIDTH = 8;

  /** Bits of a register. */
  static final int WIDTH = 32;

  private final int address;
  private final Access access;
  private final String meaning;

  EngineRegister(int address, Access access, String meaning) {
    this.address = address;
    this.access = access;
    this.meaning = meaning;
  }

  /** Its byte address. */
  public int address() {
    return address;
  }

  /** What software may do with it. */
  public Access access() {
    return access;
  }

  /** What it holds. */
  public String meaning() {
    return meaning;
  }
}
