package dev.kairo.hw.bench;

import dev.kairo.hw.Design;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;

/**
 * One size of the benchmark, run in a Java machine of its own so that its heap is the design's
 * alone: elaborate, lint and emit, once cold and then {@value #REPETITIONS} times.
 */
final class EmitRun {
  private static final int REPETITIONS = 3;
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1 << 20;

  private EmitRun() {}

  /** Prints nodes, cold seconds, median warm seconds, peak heap in MB and the emitted megabytes. */
  public static void main(String[] arguments) {
    int wanted = Integer.parseInt(arguments[0]);
    double cold = seconds(wanted);
    double[] warm = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      warm[i] = seconds(wanted);
    }
    Arrays.sort(warm);
    Design design = Design.of(() -> new SyntheticDesign(wanted));
    System.out.printf(
        java.util.Locale.ROOT,
        "%d %.3f %.3f %.0f %.1f%n",
        design.stats().nodes(),
        cold,
        warm[REPETITIONS / 2],
        peakHeap(),
        length(VerilogEmitter.emit(design.circuit())) / MEGABYTE);
  }

  private static double seconds(int nodes) {
    long start = System.nanoTime();
    Design design = Design.of(() -> new SyntheticDesign(nodes));
    if (length(VerilogEmitter.emit(design.circuit())) == 0) {
      throw new IllegalStateException("nothing was emitted");
    }
    return (System.nanoTime() - start) / NANOS;
  }

  private static long length(EmittedDesign emitted) {
    return emitted.files().stream().mapToLong(file -> file.text().length()).sum();
  }

  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / MEGABYTE;
  }
}
