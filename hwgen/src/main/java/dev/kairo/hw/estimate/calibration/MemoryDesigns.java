package dev.kairo.hw.estimate.calibration;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Clock;
import dev.kairo.hw.Memory;
import dev.kairo.hw.estimate.calibration.CalibrationDesign.Sheet;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Memories of many shapes in every style. */
final class MemoryDesigns {
  private static final int[][] SHAPES = {
    {4, 4},
    {4, 32},
    {8, 12},
    {16, 32},
    {32, 8},
    {32, 85},
    {64, 3},
    {64, 85},
    {128, 9},
    {256, 8},
    {256, 36},
    {512, 32},
    {512, 72},
    {512, 85},
    {1024, 18},
    {1024, 36},
    {2048, 9},
    {2048, 64},
    {4096, 16},
    {16384, 2},
    {32768, 1},
    {32768, 9},
    {65536, 8}
  };

  private final List<CalibrationDesign> designs = new ArrayList<>();

  List<CalibrationDesign> all() {
    for (int[] shape : SHAPES) {
      for (MemStyle style : MemStyle.values()) {
        if (style != MemStyle.DISTRIBUTED || shape[0] <= 512) {
          String name = style.name().toLowerCase(Locale.ROOT) + "_" + shape[0] + "x" + shape[1];
          add("simple_" + name, s -> simple(s, shape[0], shape[1], style));
        }
      }
      if (shape[0] >= 512) {
        add("dual_" + shape[0] + "x" + shape[1], s -> dual(s, shape[0], shape[1]));
      }
      if (shape[0] <= 256) {
        add("now_" + shape[0] + "x" + shape[1], s -> now(s, shape[0], shape[1]));
      }
    }
    for (int lanes : new int[] {2, 4, 8}) {
      add("lanes_" + lanes + "_of_8", s -> lanes(s, 1024, lanes, 8));
      add("lanes_" + lanes + "_of_9", s -> lanes(s, 2048, lanes, 9));
      add("lanes_" + lanes + "_of_12", s -> lanes(s, 64, lanes, 12));
    }
    for (int reads : new int[] {2, 3, 4}) {
      add("reads_" + reads + "_block", s -> reads(s, 1024, 32, reads, MemStyle.BLOCK));
      add("reads_" + reads + "_distributed", s -> reads(s, 32, 32, reads, MemStyle.DISTRIBUTED));
      add("reads_" + reads + "_auto", s -> reads(s, 64, 16, reads, MemStyle.AUTO));
    }
    for (int[] shape : new int[][] {{16, 8}, {256, 8}, {512, 16}, {1024, 8}, {1024, 32}}) {
      add("rom_" + shape[0] + "x" + shape[1], s -> rom(s, shape[0], shape[1], MemStyle.AUTO));
      add(
          "rom_block_" + shape[0] + "x" + shape[1],
          s -> rom(s, shape[0], shape[1], MemStyle.BLOCK));
    }
    return designs;
  }

  private static int bits(int depth) {
    return 32 - Integer.numberOfLeadingZeros(depth - 1);
  }

  private static void simple(Sheet s, int depth, int width, MemStyle style) {
    Memory memory = s.memory(depth, width).style(style);
    memory.write(s.in("write", 1), s.in("target", bits(depth)), s.in("data", width));
    s.out("word", memory.read(s.in("source", bits(depth)), s.in("read", 1)));
  }

  private static void now(Sheet s, int depth, int width) {
    Memory memory = s.memory(depth, width).style(MemStyle.DISTRIBUTED);
    memory.write(s.in("write", 1), s.in("target", bits(depth)), s.in("data", width));
    s.out("word", memory.readNow(s.in("source", bits(depth))));
  }

  private static void dual(Sheet s, int depth, int width) {
    Memory memory = s.memory(depth, width).style(MemStyle.BLOCK);
    for (String port : List.of("a", "b")) {
      Clock clock = s.clock("clk_" + port);
      Bits enable = s.in(clock, "enable_" + port, 1);
      Bits write = s.in(clock, "write_" + port, 1);
      Bits address = s.in(clock, "address_" + port, bits(depth));
      Bits data = s.in(clock, "data_" + port, width);
      s.out("word_" + port, memory.port(clock, enable, write, address, data));
    }
  }

  private static void lanes(Sheet s, int depth, int lanes, int laneWidth) {
    Memory memory = s.memory(depth, lanes * laneWidth);
    Bits data = s.in("data", lanes * laneWidth);
    memory.writeLanes(s.in("write", 1), s.in("target", bits(depth)), data, s.in("lane", lanes));
    s.out("word", memory.read(s.in("source", bits(depth))));
  }

  private static void reads(Sheet s, int depth, int width, int reads, MemStyle style) {
    Memory memory = s.memory(depth, width).style(style);
    memory.write(s.in("write", 1), s.in("target", bits(depth)), s.in("data", width));
    for (int i = 0; i < reads; i++) {
      s.out("word" + i, memory.read(s.in("source" + i, bits(depth)), s.in("read" + i, 1)));
    }
  }

  private static void rom(Sheet s, int depth, int width, MemStyle style) {
    List<Value> words = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      words.add(Value.of(width, i * 2654435761L >> 5));
    }
    Memory memory = s.memory(depth, width).style(style).initial(words);
    s.out("word", memory.read(s.in("source", bits(depth)), s.in("read", 1)));
  }

  private void add(String name, Consumer<Sheet> body) {
    designs.add(CalibrationDesign.of("memory", name, body));
  }
}
