package dev.kairo.sim.engine;

import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Port;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Source;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** One end of a stream in the interpreter, with the rules of the native one. */
final class InterpretedStream implements Source, Sink {
  private static final int CAPACITY = 4096;

  private record Word(BigInteger bits, long cycle) {}

  private final Interpreter interpreter;
  private final InPort driven;
  private final OutPort watched;
  private final OutPort data;
  private final boolean producer;
  private final SplittableRandom random;
  private final Deque<Word> words = new ArrayDeque<>();
  private double gap;
  private long moved;
  private long stalls;
  private long arrival = -1;
  private boolean offered;
  private boolean fires;

  InterpretedStream(
      Interpreter interpreter,
      InPort driven,
      OutPort watched,
      OutPort data,
      boolean producer,
      long seed) {
    this.interpreter = interpreter;
    this.driven = driven;
    this.watched = watched;
    this.data = data;
    this.producer = producer;
    random = new SplittableRandom(seed);
  }

  void offer() {
    boolean idle = gap > 0 && random.nextDouble() < gap;
    if (producer) {
      // A word once offered stays until it is taken, whatever the gaps.
      offered = offered || (!words.isEmpty() && !idle);
      if (offered) {
        ((InPort) data).set(words.peek().bits());
      }
    } else {
      offered = words.size() < CAPACITY && !idle;
    }
    driven.set(offered);
  }

  void sample() {
    boolean other = watched.isHigh();
    fires = offered && other;
    if (offered != other) {
      stalls++;
    }
    if (fires && !producer) {
      words.add(new Word(data.big(), interpreter.cycle()));
    }
  }

  void transfer() {
    if (fires) {
      moved++;
    }
    if (fires && producer) {
      words.remove();
      offered = false;
    }
  }

  @Override
  public void send(long word) {
    send(new BigInteger(Long.toUnsignedString(word)));
  }

  @Override
  public void send(BigInteger word) {
    Words.requireFits(data.port(), word);
    if (room() == 0) {
      throw new IllegalStateException(
          "The stream into %s holds %d words and is full; step the simulation before sending more."
              .formatted(data.port().name(), pending()));
    }
    words.add(new Word(word, 0));
  }

  @Override
  public long pending() {
    return words.size();
  }

  @Override
  public long room() {
    return CAPACITY - words.size();
  }

  @Override
  public long sent() {
    return moved;
  }

  @Override
  public long stalls() {
    return stalls;
  }

  @Override
  public void gaps(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability of a gap is " + probability + "; it must be at least 0 and below 1.");
    }
    gap = probability;
  }

  @Override
  public long available() {
    return words.size();
  }

  @Override
  public long receive() {
    Port port = data.port();
    if (port.width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "The port %s is %d bits wide; receive its words with receiveBig()."
              .formatted(port.name(), port.width()));
    }
    return receiveBig().longValue();
  }

  @Override
  public BigInteger receiveBig() {
    if (words.isEmpty()) {
      throw new IllegalStateException(
          "No word has come out of %s; step the simulation until available() is more than 0."
              .formatted(data.port().name()));
    }
    Word word = words.remove();
    arrival = word.cycle();
    return word.bits();
  }

  @Override
  public long arrival() {
    return arrival;
  }
}
