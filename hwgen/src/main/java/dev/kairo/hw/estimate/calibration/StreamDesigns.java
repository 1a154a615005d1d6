package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Shape;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import dev.kairo.hw.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The elements of ready/valid streams. */
final class StreamDesigns {
  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int width : new int[] {8, 32, 85}) {
      one("cut", width, Stream::cut);
      one("skid", width, Stream::skid);
      for (int depth : new int[] {2, 16, 64, 512}) {
        one("fifo_" + depth, width, stream -> stream.fifo(depth));
      }
      many("round_robin_3", 3, width, Stream::roundRobin);
      many("priority_4", 4, width, Stream::byPriority);
      crossing(16, width);
      fork(width);
    }
    return designs;
  }

  private void one(String name, int width, UnaryOperator<Stream<Bits>> element) {
    add(name, width, s -> element.apply(Stream.in(s, "in", Shape.bits(width))).leave("out"));
  }

  private interface Merge {
    Stream<Bits> of(List<Stream<Bits>> streams);
  }

  private void many(String name, int count, int width, Merge merge) {
    add(
        name,
        width,
        s -> {
          List<Stream<Bits>> streams = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            streams.add(Stream.in(s, "in" + i, Shape.bits(width)));
          }
          merge.of(streams).leave("out");
        });
  }

  private void crossing(int depth, int width) {
    add(
        "crossing_" + depth,
        width,
        s -> {
          Clock writer = s.clock("clk_write");
          Clock reader = s.clock("clk_read");
          Stream.in(s, writer, "in", Shape.bits(width)).fifo(depth, reader).leave("out");
        });
  }

  private void fork(int width) {
    add(
        "fork_3",
        width,
        s -> {
          List<Stream<Bits>> copies = Stream.in(s, "in", Shape.bits(width)).fork(3);
          for (int i = 0; i < 3; i++) {
            copies.get(i).leave("out" + i);
          }
        });
  }

  private interface Body {
    void build(Sheet sheet);
  }

  private void add(String name, int width, Body body) {
    designs.add(CalibrationDesign.of("stream", name + "_of_" + width, body::build));
  }
}
