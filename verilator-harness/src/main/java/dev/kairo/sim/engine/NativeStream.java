package dev.kairo.sim.engine;

import dev.kairo.sim.Port;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Source;
import dev.kairo.sim.bridge.NativeMemory;
import java.math.BigInteger;

/** The Java side of a stream's ring; the offsets are those of the C++ struct. */
final class NativeStream implements Source, Sink {
  private static final int HEAD = 0;
  private static final int TAIL = 8;
  private static final int CAPACITY = 16;
  private static final int STRIDE = 24;
  private static final int RING = 32;
  private static final int GAP = 40;
  private static final int STALLS = 56;
  private static final int WORD = 8;

  private final Port data;
  private long stream;
  private long arrival = -1;

  NativeStream(Port data, long stream) {
    this.data = data;
    this.stream = stream;
  }

  void close() {
    stream = 0;
  }

  private long field(int offset) {
    if (stream == 0) {
      throw new IllegalStateException(
          "The stream of " + data.name() + " belongs to a simulation that is closed.");
    }
    return NativeMemory.getLong(stream + offset);
  }

  private long slot(long position) {
    return field(RING) + Long.remainderUnsigned(position, field(CAPACITY)) * field(STRIDE) + WORD;
  }

  @Override
  public void send(long word) {
    if (data.width() < Long.SIZE && word >>> data.width() != 0) {
      throw Words.tooLarge(data, "0x" + Long.toHexString(word));
    }
    long slot = freeSlot();
    NativeMemory.putLong(slot, word);
    for (int i = 2; i < data.words(); i++) {
      NativeMemory.putInt(slot + 4L * i, 0);
    }
    NativeMemory.putLong(stream + TAIL, field(TAIL) + 1);
  }

  @Override
  public void send(BigInteger word) {
    Words.requireFits(data, word);
    long slot = freeSlot();
    for (int i = 0; i < data.words(); i++) {
      NativeMemory.putInt(slot + 4L * i, Words.word(word, i));
    }
    NativeMemory.putLong(stream + TAIL, field(TAIL) + 1);
  }

  private long freeSlot() {
    if (room() == 0) {
      throw new IllegalStateException(
          "The stream into %s holds %d words and is full; step the simulation before sending more."
              .formatted(data.name(), pending()));
    }
    return slot(field(TAIL));
  }

  @Override
  public long pending() {
    return field(TAIL) - field(HEAD);
  }

  @Override
  public long room() {
    return field(CAPACITY) - pending();
  }

  @Override
  public long sent() {
    return field(HEAD);
  }

  @Override
  public long stalls() {
    return field(STALLS);
  }

  @Override
  public void gaps(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability of a gap is " + probability + "; it must be at least 0 and below 1.");
    }
    field(GAP);
    NativeMemory.putLong(stream + GAP, (long) (probability * (1L << Integer.SIZE)));
  }

  @Override
  public long available() {
    return pending();
  }

  @Override
  public long receive() {
    if (data.width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; receive its words with receiveBig()."
              .formatted(data.name(), data.width()));
    }
    long slot = nextSlot();
    long word =
        data.width() > Integer.SIZE
            ? NativeMemory.getLong(slot)
            : NativeMemory.getInt(slot)
                & (data.width() == Integer.SIZE ? 0xffff_ffffL : (1L << data.width()) - 1);
    NativeMemory.putLong(stream + HEAD, field(HEAD) + 1);
    return word;
  }

  @Override
  public BigInteger receiveBig() {
    if (data.width() <= Long.SIZE) {
      long word = receive();
      return Words.big(2, i -> (int) (word >>> (Integer.SIZE * i)));
    }
    long slot = nextSlot();
    BigInteger word = Words.big(data.words(), i -> NativeMemory.getInt(slot + 4L * i));
    NativeMemory.putLong(stream + HEAD, field(HEAD) + 1);
    return word;
  }

  private long nextSlot() {
    if (available() == 0) {
      throw new IllegalStateException(
          "No word has come out of %s; step the simulation until available() is more than 0."
              .formatted(data.name()));
    }
    long slot = slot(field(HEAD));
    arrival = NativeMemory.getLong(slot - WORD);
    return slot;
  }

  @Override
  public long arrival() {
    return arrival;
  }
}
