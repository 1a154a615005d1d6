package dev.kairo.train.flatten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Sink;
import dev.kairo.sim.Source;
import dev.kairo.sim.StreamPorts;
import dev.kairo.train.exchange.Shares;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Word number {@code w} of sample {@code s} is {@code 1000 s + w}, wherever it stands. */
class FlattenTest {
  private static final FpFormat FP32 = FpFormat.FP32;
  private static final int SAMPLES = 5;

  /** Nine channels of three boards in packets of two words; six cells; rows shorter and longer. */
  private static FlatShape shape(int columns) {
    return new FlatShape(new Shares(List.of(3, 2, 4), 2), 6, columns, 2);
  }

  private static BigInteger joined(List<Long> words) {
    BigInteger joined = BigInteger.ZERO;
    for (int i = 0; i < words.size(); i++) {
      joined = joined.or(BigInteger.valueOf(words.get(i)).shiftLeft(32 * i));
    }
    return joined;
  }

  private static List<BigInteger> packets(FlatShape shape, int sample) {
    List<BigInteger> packets = new ArrayList<>();
    Shares shares = shape.shares();
    for (int cell = 0; cell < shape.cells(); cell++) {
      for (int board = 0; board < shares.boards(); board++) {
        for (int packet = 0; packet < shares.packets(board); packet++) {
          List<Long> words = new ArrayList<>();
          int end = shares.first(board) + shares.channels().get(board);
          int first = shares.first(board) + packet * shares.packetWords();
          for (int channel = first; channel < Math.min(end, first + 2); channel++) {
            words.add(1000L * sample + channel * shape.cells() + cell);
          }
          packets.add(joined(words));
        }
      }
    }
    return packets;
  }

  private static List<BigInteger> rows(FlatShape shape, int sample) {
    List<BigInteger> rows = new ArrayList<>();
    for (int row = 0; row < shape.rows(); row++) {
      List<Long> words = new ArrayList<>();
      for (int column = 0; column < shape.columns(); column++) {
        words.add(1000L * sample + row * shape.columns() + column);
      }
      rows.add(joined(words));
    }
    return rows;
  }

  private static void packetsBecomeRows(FlatShape shape, double gaps) {
    Design design = Design.of(() -> new CellRows(shape, FP32));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      simulation.in("packets_valid").set(0);
      simulation.reset("rst", 2);
      Source packets = simulation.source(StreamPorts.of("packets"));
      Sink rows = simulation.sink(StreamPorts.of("rows"));
      packets.gaps(gaps);
      rows.gaps(gaps);
      for (int sample = 0; sample < SAMPLES; sample++) {
        packets(shape, sample).forEach(packets::send);
      }
      simulation.step(SAMPLES * 10 * shape.words());
      for (int sample = 0; sample < SAMPLES; sample++) {
        for (BigInteger row : rows(shape, sample)) {
          assertEquals(row, rows.receiveBig());
        }
      }
      assertEquals(0, rows.available());
    }
  }

  /** The words of a packet; what stands behind them is nobody's. */
  private static BigInteger used(BigInteger packet, int number) {
    int inCell = number % 5;
    boolean single = inCell == 1;
    return single ? packet.and(BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE)) : packet;
  }

  private static void rowsBecomePackets(FlatShape shape, double gaps) {
    Design design = Design.of(() -> new RowCells(shape, FP32));
    try (Simulation simulation = Simulator.create().interpret(design)) {
      simulation.in("rows_valid").set(0);
      simulation.in("expected").set(0);
      simulation.reset("rst", 2);
      Sink packets = simulation.sink(StreamPorts.of("packets"));
      packets.gaps(gaps);
      for (int sample = 0; sample < SAMPLES; sample++) {
        while (!simulation.out("room").isHigh()) {
          simulation.step();
          assertTrue(simulation.cycle() < 10_000, "there is never room");
        }
        simulation.in("expected").set(1);
        for (BigInteger row : rows(shape, sample)) {
          simulation.step();
          simulation.in("expected").set(0);
          simulation.in("rows_valid").set(1);
          simulation.in("rows_data").set(row);
        }
        simulation.step();
        simulation.in("rows_valid").set(0);
      }
      simulation.step(20 * shape.words());
      for (int sample = 0; sample < SAMPLES; sample++) {
        List<BigInteger> expected = packets(shape, sample);
        for (int number = 0; number < expected.size(); number++) {
          assertEquals(expected.get(number), used(packets.receiveBig(), number));
        }
      }
      assertEquals(0, packets.available());
    }
  }

  @Test
  void packetsBecomeRows() {
    for (int columns : new int[] {1, 2, 6, 9, 18, 54}) {
      packetsBecomeRows(shape(columns), 0);
      packetsBecomeRows(shape(columns), 0.5);
    }
  }

  @Test
  void rowsBecomePackets() {
    for (int columns : new int[] {1, 2, 6, 9, 18, 54}) {
      rowsBecomePackets(shape(columns), 0);
      rowsBecomePackets(shape(columns), 0.5);
    }
  }

  @Test
  void rowsThatDoNotDivideASampleAreRefused() {
    assertEquals(
        "Rows of 7 words do not divide the 54 words of a sample; choose a divisor.",
        assertThrows(IllegalArgumentException.class, () -> shape(7)).getMessage());
  }
}
