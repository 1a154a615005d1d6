package dev.kairo.sim.engine;

import dev.kairo.sim.InPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.bridge.NativeMemory;
import java.math.BigInteger;
import java.util.Objects;

/**
 * A port read and written at its address in the model. Values of 33 to 64 bits are one 64-bit word,
 * wider ones are 32-bit words with the unused bits of the last one zero, as Verilator wants them.
 */
final class NativePort implements InPort {
  private final Port port;
  private final int bytes;
  private final int index;
  private final int lastWord;
  private int openWords;
  private final int topMask;
  private long address;

  NativePort(Port port, int bytes, int index, long address) {
    this.port = port;
    this.bytes = bytes;
    this.index = index;
    this.address = address;
    int used = port.width() % Integer.SIZE;
    lastWord = port.words() - 1;
    openWords = port.words();
    topMask = used == 0 ? -1 : (1 << used) - 1;
  }

  @Override
  public Port port() {
    return port;
  }

  int index() {
    return index;
  }

  /** After this every access is refused: the memory is somebody else's. */
  void close() {
    address = 0;
    openWords = 0;
  }

  private long place() {
    long at = address;
    if (at == 0) {
      throw new IllegalStateException(
          "The port " + port.name() + " belongs to a simulation that is closed.");
    }
    return at;
  }

  @Override
  public long get() {
    long at = place();
    switch (bytes) {
      case 1:
        return NativeMemory.getByte(at) & 0xffL;
      case 2:
        return NativeMemory.getShort(at) & 0xffffL;
      case 4:
        return NativeMemory.getInt(at) & 0xffff_ffffL;
      case 8:
        return NativeMemory.getLong(at);
      default:
        throw new IllegalArgumentException(
            "The port %s is %d bits wide; read it with big() or word()."
                .formatted(port.name(), port.width()));
    }
  }

  @Override
  public int word(int word) {
    if (Integer.compareUnsigned(word, openWords) >= 0) {
      throw noWord(word);
    }
    return bytes >= 4 ? NativeMemory.getInt(address + 4L * word) : (int) get();
  }

  @Override
  public void copyWords(int[] into, int from) {
    long at = place();
    if (bytes < 4) {
      into[from] = (int) get();
      return;
    }
    // A loop over three words costs more than the words.
    int last = lastWord;
    if (last == 2) {
      into[from + 2] = NativeMemory.getInt(at + 8);
      into[from + 1] = NativeMemory.getInt(at + 4);
      into[from] = NativeMemory.getInt(at);
      return;
    }
    Objects.checkFromIndexSize(from, last + 1, into.length);
    NativeMemory.getInts(at, into, from, last + 1);
  }

  @Override
  public BigInteger big() {
    return Words.big(port.words(), this::word);
  }

  @Override
  public void set(long value) {
    long at = place();
    if (port.width() < Long.SIZE && value >>> port.width() != 0) {
      throw Words.tooLarge(port, "0x" + Long.toHexString(value));
    }
    switch (bytes) {
      case 1 -> NativeMemory.putByte(at, (byte) value);
      case 2 -> NativeMemory.putShort(at, (short) value);
      case 4 -> NativeMemory.putInt(at, (int) value);
      case 8 -> NativeMemory.putLong(at, value);
      default -> setWide(at, value);
    }
  }

  private void setWide(long at, long value) {
    NativeMemory.putInt(at, (int) value);
    NativeMemory.putInt(at + 4, (int) (value >>> Integer.SIZE));
    for (int offset = 8; offset < bytes; offset += 4) {
      NativeMemory.putInt(at + offset, 0);
    }
  }

  @Override
  public void set(BigInteger value) {
    Words.requireFits(port, value);
    for (int i = 0; i < port.words(); i++) {
      setWord(i, Words.word(value, i));
    }
  }

  @Override
  public void setWord(int word, int value) {
    if (Integer.compareUnsigned(word, openWords) >= 0) {
      throw noWord(word);
    }
    int kept = word == lastWord ? value & topMask : value;
    if (bytes >= 4) {
      NativeMemory.putInt(address + 4L * word, kept);
    } else if (bytes == 2) {
      NativeMemory.putShort(address, (short) kept);
    } else {
      NativeMemory.putByte(address, (byte) kept);
    }
  }

  @Override
  public void setWords(int[] words, int from) {
    int last = lastWord;
    if (bytes < 4) {
      setWord(0, words[from]);
      return;
    }
    long at = place();
    if (last == 2) {
      int top = words[from + 2];
      NativeMemory.putInt(at, words[from]);
      NativeMemory.putInt(at + 4, words[from + 1]);
      NativeMemory.putInt(at + 8, top & topMask);
      return;
    }
    Objects.checkFromIndexSize(from, last + 1, words.length);
    if (topMask == -1) {
      NativeMemory.putInts(at, words, from, last + 1);
      return;
    }
    NativeMemory.putInts(at, words, from, last);
    NativeMemory.putInt(at + 4L * last, words[from + last] & topMask);
  }

  private RuntimeException noWord(int word) {
    place();
    return new IllegalArgumentException(
        "The port %s has words 0 to %d; there is no word %d."
            .formatted(port.name(), port.words() - 1, word));
  }
}
