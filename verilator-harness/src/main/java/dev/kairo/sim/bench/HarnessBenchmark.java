package dev.kairo.sim.bench;

import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.sim.Verilog;
import dev.kairo.sim.model.ModelBuilder;
import dev.kairo.sim.model.RunLength;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Java against a plain C++ main loop around the same model: the same C++ and flags, the same
 * stimulus, the same checksum, in turns on the same machine. Times are thread CPU time; of each
 * side's repetitions the fastest and the median are given, and the ratio is that of the fastest,
 * which other load disturbs least.
 */
public final class HarnessBenchmark {
  private static final double NANOS = 1e9;
  private static final int OPENINGS = 30;
  private final Simulator simulator;
  private final int repetitions;
  private final double secondsPerRun;

  private HarnessBenchmark(Simulator simulator, int repetitions, double secondsPerRun) {
    this.simulator = simulator;
    this.repetitions = repetitions;
    this.secondsPerRun = secondsPerRun;
  }

  /** The benchmark at full length, about 30 seconds. */
  public static HarnessBenchmark of(Simulator simulator) {
    return new HarnessBenchmark(simulator.withLog(text -> {}), 25, 0.06);
  }

  /** The same with other lengths. */
  public HarnessBenchmark with(int newRepetitions, double newSecondsPerRun) {
    return new HarnessBenchmark(simulator, newRepetitions, newSecondsPerRun);
  }

  /**
   * One line of the result.
   *
   * @param name the case
   * @param ratioToRaw time per cycle in Java over time per cycle in C++
   * @param bar the largest ratio that is accepted
   * @param javaNanos per cycle, fastest repetition
   * @param javaMedianNanos per cycle, median
   * @param rawNanos per cycle, fastest repetition
   * @param rawMedianNanos per cycle, median
   * @param rawEdgeOnlyNanos the C++ loop leaving out the falling edge, as Kairo does where nobody
   *     can see it; for information
   * @param cycles of one repetition
   * @param checksum of everything read, equal on both sides
   */
  public record Case(
      String name,
      double ratioToRaw,
      double bar,
      double javaNanos,
      double javaMedianNanos,
      double rawNanos,
      double rawMedianNanos,
      double rawEdgeOnlyNanos,
      long cycles,
      String checksum) {
    public boolean passed() {
      return ratioToRaw <= bar;
    }
  }

  /**
   * What was measured.
   *
   * @param cases Java against C++
   * @param openMillis opening and closing a cached model, median
   * @param openMinMillis the same, fastest
   * @param openBarMillis the longest accepted
   */
  public record Result(
      List<Case> cases, double openMillis, double openMinMillis, double openBarMillis) {
    public Result {
      cases = List.copyOf(cases);
    }

    public boolean passed() {
      return openMillis <= openBarMillis && cases.stream().allMatch(Case::passed);
    }

    /** A table for people. */
    public String table() {
      StringBuilder text =
          new StringBuilder(
              "case                    java ns (median)    C++ ns (median)  rising only   ratio    bar\n");
      for (Case c : cases) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-21s %8.1f (%6.1f) %9.1f (%6.1f) %12.1f %7.3f %6.2f %s%n",
                c.name(),
                c.javaNanos(),
                c.javaMedianNanos(),
                c.rawNanos(),
                c.rawMedianNanos(),
                c.rawEdgeOnlyNanos(),
                c.ratioToRaw(),
                c.bar(),
                c.passed() ? "" : "missed"));
      }
      return text.append(
              String.format(
                  Locale.ROOT,
                  "open and close a cached model: %.2f ms (fastest %.2f), bar %.0f ms%n",
                  openMillis,
                  openMinMillis,
                  openBarMillis))
          .toString()
          .replace("\r\n", "\n");
    }
  }

  /** Measures everything. */
  public Result run() {
    Verilog lanes = design("lanes");
    Verilog crossbar = design("crossbar");
    List<Case> cases = new ArrayList<>();
    cases.add(compare("float-lanes-8", lanes, new LanesDriver(), 1.05, "each"));
    cases.add(compare("crossbar-85", crossbar, new CrossbarDriver(), 1.35, "each"));
    cases.add(compare("float-lanes-8-step-n", lanes, new HeldDriver(false), 1.05, "held"));
    cases.add(compare("crossbar-85-step-n", crossbar, new HeldDriver(false), 1.05, "held"));
    cases.add(compare("crossbar-85-until", crossbar, new HeldDriver(true), 1.35, "held"));
    double[] open = openings(crossbar);
    return new Result(cases, open[open.length / 2], open[0], 5.0);
  }

  private static Verilog design(String name) {
    return Verilog.text(name + ".v", RawMain.template(name + ".v")).top(name);
  }

  private Case compare(String name, Verilog verilog, Driver driver, double bar, String inputs) {
    Path raw =
        new ModelBuilder(simulator.tools(), simulator.cache())
            .program(
                verilog,
                RunLength.SHORT,
                RawMain.template("raw_main.cpp"),
                (ports, previous) -> new RawMain(ports, previous).text());
    long cycles = calibrated(raw, inputs);
    double[] javaTimes = new double[repetitions];
    double[] rawTimes = new double[repetitions];
    double[] edgeTimes = new double[repetitions];
    String checksum = "";
    try (Simulation warmUp = simulator.open(verilog)) {
      driver.run(warmUp, (int) Math.min(cycles, 400_000));
      driver.run(warmUp, (int) Math.min(cycles, 400_000));
    }
    for (int i = 0; i < repetitions; i++) {
      String[] rawAnswer = runRaw(raw, cycles, inputs);
      rawTimes[i] = Double.parseDouble(rawAnswer[0]) / cycles;
      edgeTimes[i] = Double.parseDouble(runRaw(raw, cycles, inputs, "edge")[0]) / cycles;
      try (Simulation sim = simulator.open(verilog)) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long sum = driver.run(sim, (int) cycles);
        javaTimes[i] = (double) (threads.getCurrentThreadCpuTime() - start) / cycles;
        checksum = String.format(Locale.ROOT, "%016x", sum);
      }
      if (!checksum.equals(rawAnswer[1])) {
        throw new IllegalStateException(
            "%s: Java reads checksum %s and C++ reads %s; they must be equal."
                .formatted(name, checksum, rawAnswer[1]));
      }
    }
    Arrays.sort(javaTimes);
    Arrays.sort(rawTimes);
    Arrays.sort(edgeTimes);
    return new Case(
        name,
        javaTimes[0] / rawTimes[0],
        bar,
        javaTimes[0],
        javaTimes[repetitions / 2],
        rawTimes[0],
        rawTimes[repetitions / 2],
        edgeTimes[0],
        cycles,
        checksum);
  }

  private long calibrated(Path raw, String inputs) {
    long trial = 20_000;
    double nanos = Double.parseDouble(runRaw(raw, trial, inputs)[0]) / trial;
    return Math.min(100_000_000, Math.max(trial, (long) (secondsPerRun * NANOS / nanos)));
  }

  private static String[] runRaw(Path raw, long cycles, String inputs, String... more) {
    ToolCommand command = ToolCommand.of(raw, Long.toString(cycles), inputs).with(more);
    return new ToolRunner().run(command).output().strip().split(" ");
  }

  private double[] openings(Verilog verilog) {
    double[] millis = new double[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
      long start = System.nanoTime();
      try (Simulation sim = simulator.open(verilog)) {
        OutPort port = sim.out("out0");
        if (port.port().width() != 85) {
          throw new IllegalStateException(
              "The crossbar's out0 has " + port.port().width() + " bits.");
        }
      }
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }
}
