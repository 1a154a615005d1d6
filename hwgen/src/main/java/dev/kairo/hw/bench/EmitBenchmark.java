package dev.kairo.hw.bench;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import java.nio.file.Path;

/**
 * Elaborates, lints and emits a synthetic design and one of twice the size.
 *
 * @param nodes the nodes of the smaller design
 * @param coldSeconds its first run in a fresh Java machine
 * @param seconds the median of its later runs
 * @param heapMb the peak of the heap, which is limited to {@value #HEAP_MB} MB
 * @param emittedMb the Verilog that came out
 * @param ratioDoubled the median of the larger design over that of the smaller one
 */
public record EmitBenchmark(
    int nodes,
    double coldSeconds,
    double seconds,
    double heapMb,
    double emittedMb,
    double ratioDoubled) {
  private static final int HEAP_MB = 1024;

  /** Measures designs of about {@code nodes} and {@code 2 * nodes} nodes, one after the other. */
  public static EmitBenchmark run(int nodes) {
    String[] single = measure(nodes, HEAP_MB);
    String[] doubled = measure(2 * nodes, 2 * HEAP_MB);
    double seconds = Double.parseDouble(single[2]);
    return new EmitBenchmark(
        Integer.parseInt(single[0]),
        Double.parseDouble(single[1]),
        seconds,
        Double.parseDouble(single[3]),
        Double.parseDouble(single[4]),
        Double.parseDouble(doubled[2]) / seconds);
  }

  private static String[] measure(int nodes, int heapMb) {
    ToolCommand command =
        ToolCommand.of(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            "-Xmx" + heapMb + "m",
            "-cp",
            System.getProperty("java.class.path"),
            EmitRun.class.getName(),
            Integer.toString(nodes));
    String output = new ToolRunner().run(command).output().strip();
    return output.substring(output.lastIndexOf('\n') + 1).split(" ");
  }
}
