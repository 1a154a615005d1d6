package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.FcParameters;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.AxiFcEngine;
import dev.kairo.train.port.StdmFcEngine;
import dev.kairo.train.port.bench.AxiBench;
import dev.kairo.train.port.bench.AxiHost;
import dev.kairo.train.port.bench.Pace;
import dev.kairo.train.port.bench.StdmBench;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What stands around a fully connected engine. */
enum FcTop {
  /** The engine alone, with its own streams. */
  BARE {
    @Override
    Design design(FcParameters parameters) {
      return Design.of(() -> new FcBackward(parameters));
    }

    @Override
    FcResult run(Simulation simulation, FcParameters parameters, int samples, long seed) {
      return FcBench.run(simulation, parameters, samples, seed);
    }
  },
  /** Words of the STDM switch. */
  STDM {
    @Override
    Design design(FcParameters parameters) {
      return Design.of(() -> new StdmFcEngine(parameters));
    }

    @Override
    FcResult run(Simulation simulation, FcParameters parameters, int samples, long seed) {
      return StdmBench.run(simulation, parameters, samples, Pace.every(1), Pace.every(1), seed);
    }
  },
  /** AXI ports with beats of one number. */
  AXI32 {
    @Override
    Design design(FcParameters parameters) {
      return axi(parameters, 32);
    }

    @Override
    FcResult run(Simulation simulation, FcParameters parameters, int samples, long seed) {
      return axi(simulation, parameters, 32, samples, seed);
    }
  },
  /** AXI ports with beats of two numbers. */
  AXI64 {
    @Override
    Design design(FcParameters parameters) {
      return axi(parameters, 64);
    }

    @Override
    FcResult run(Simulation simulation, FcParameters parameters, int samples, long seed) {
      return axi(simulation, parameters, 64, samples, seed);
    }
  };

  abstract Design design(FcParameters parameters);

  abstract FcResult run(Simulation simulation, FcParameters parameters, int samples, long seed);

  /** The name in {@code --set port=name}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(FcTop::key).toList();
  }

  static FcTop of(String key) {
    return Arrays.stream(values()).filter(top -> top.key().equals(key)).findFirst().orElseThrow();
  }

  private static Design axi(FcParameters parameters, int dataBits) {
    return Design.of(() -> new AxiFcEngine(parameters, dataBits));
  }

  private static FcResult axi(
      Simulation simulation, FcParameters parameters, int dataBits, int samples, long seed) {
    AxiHost host = new AxiHost(simulation, Pace.every(1), Pace.every(1), Pace.every(1));
    return AxiBench.run(simulation, parameters, dataBits, samples, host, seed);
  }
}
