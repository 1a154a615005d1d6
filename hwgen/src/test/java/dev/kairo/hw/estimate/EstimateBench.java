package dev.kairo.hw.estimate;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints how long estimates of growing designs take; not a test. */
public final class EstimateBench {
  private EstimateBench() {}

  private static final class Rows extends Module {
    Rows(int nodes) {
      List<Bits> row = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        row.add(in("a" + i, 8));
      }
      for (int i = 0; i < nodes / 4; i++) {
        Bits x = row.get(i % 64);
        Bits y = row.get((i * 7 + 3) % 64);
        Bits next = x.bit(0).mux(x.add(y), x.xor(y));
        row.set(i % 64, i / 64 % 4 == 3 ? reg(next) : next);
      }
      out("result", row.get(0).cat(row.subList(1, 64)));
    }
  }

  /** Estimates circuits of 1,000 nodes and up, doubling. */
  public static void main(String[] arguments) {
    int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1 << 20;
    for (int nodes = 1 << 10; nodes <= most; nodes *= 2) {
      int size = nodes;
      Design design = Design.of(() -> new Rows(size));
      for (int run = 0; run < (nodes < 1 << 16 ? 5 : 1); run++) {
        Estimator.of(design.circuit());
      }
      long start = System.nanoTime();
      Estimate estimate = Estimator.of(design.circuit());
      double milliseconds = (System.nanoTime() - start) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "%8d nodes %10.2f ms %8d LUT%n",
          design.circuit().size(),
          milliseconds,
          estimate.total().lut());
    }
  }
}
