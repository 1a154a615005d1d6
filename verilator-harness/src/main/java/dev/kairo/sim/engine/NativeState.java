package dev.kairo.sim.engine;

import dev.kairo.sim.bridge.NativeMemory;

/** The fields of a native instance that Java reads in place, at the offsets the C++ side states. */
record NativeState(long address) {
  /** Set in a status when the design printed something. */
  static final int LOGGED = 0x100;

  private static final int CYCLES = 0;
  private static final int TIME = 8;
  private static final int STATUS = 16;
  private static final int LINE = 20;
  private static final int FILE = 24;
  private static final int MESSAGE = 32;
  private static final int LOG = 40;
  private static final int LOG_BYTES = 48;
  private static final int PORTS = 56;
  private static final int SNAPSHOT = 64;
  private static final int SNAPSHOT_BYTES = 72;

  long cycles() {
    return NativeMemory.getLong(address + CYCLES);
  }

  long time() {
    return NativeMemory.getLong(address + TIME);
  }

  int status() {
    int status = NativeMemory.getInt(address + STATUS);
    return NativeMemory.getLong(address + LOG_BYTES) == 0 ? status : status | LOGGED;
  }

  int line() {
    return NativeMemory.getInt(address + LINE);
  }

  String file() {
    return NativeMemory.text(NativeMemory.getLong(address + FILE));
  }

  String message() {
    return NativeMemory.text(NativeMemory.getLong(address + MESSAGE));
  }

  String log() {
    return NativeMemory.text(
        NativeMemory.getLong(address + LOG), NativeMemory.getLong(address + LOG_BYTES));
  }

  long port(int index) {
    return NativeMemory.getLong(NativeMemory.getLong(address + PORTS) + 8L * index);
  }

  byte[] snapshot() {
    return NativeMemory.bytes(
        NativeMemory.getLong(address + SNAPSHOT), NativeMemory.getLong(address + SNAPSHOT_BYTES));
  }
}
