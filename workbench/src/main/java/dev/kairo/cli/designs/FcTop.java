package dev.kairo.cli.designs;

import dev.kairo.hw.Design;
import dev.kairo.sim.Simulation;
import dev.kairo.train.fc.FcBackward;
import dev.kairo.train.fc.bench.FcBench;
import dev.kairo.train.fc.bench.FcResult;
import dev.kairo.train.port.AxiFcEngine;
import dev.kairo.train.port.PortLayer;
import dev.kairo.train.port.StdmFcEngine;
import dev.kairo.train.port.bench.AxiBench;
import dev.kairo.train.port.bench.AxiHost;
import dev.kairo.train.port.bench.Pace;
import dev.kairo.train.port.bench.StdmBench;
import dev.kairo.train.softmax.FcSoftmaxBackward;
import dev.kairo.train.softmax.bench.FcSoftmaxBench;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What stands around a fully connected engine. */
public enum FcTop {
  /** The engine alone, with its own streams. */
  BARE {
    @Override
    Design design(PortLayer layer) {
      return layer
          .last()
          .map(last -> Design.of(() -> new FcSoftmaxBackward(last)))
          .orElseGet(() -> Design.of(() -> new FcBackward(layer.core())));
    }

    @Override
    FcResult run(Simulation simulation, PortLayer layer, int samples, long seed) {
      return layer
          .last()
          .map(last -> FcSoftmaxBench.run(simulation, last, samples, seed))
          .orElseGet(() -> FcBench.run(simulation, layer.core(), samples, seed));
    }
  },
  /** Words of the STDM switch. */
  STDM {
    @Override
    Design design(PortLayer layer) {
      return Design.of(() -> new StdmFcEngine(layer));
    }

    @Override
    FcResult run(Simulation simulation, PortLayer layer, int samples, long seed) {
      return StdmBench.run(simulation, layer, samples, Pace.every(1), Pace.every(1), seed);
    }
  },
  /** AXI ports with beats of one number. */
  AXI32 {
    @Override
    Design design(PortLayer layer) {
      return axi(layer, 32);
    }

    @Override
    FcResult run(Simulation simulation, PortLayer layer, int samples, long seed) {
      return axi(simulation, layer, 32, samples, seed);
    }
  },
  /** AXI ports with beats of two numbers. */
  AXI64 {
    @Override
    Design design(PortLayer layer) {
      return axi(layer, 64);
    }

    @Override
    FcResult run(Simulation simulation, PortLayer layer, int samples, long seed) {
      return axi(simulation, layer, 64, samples, seed);
    }
  };

  abstract Design design(PortLayer layer);

  abstract FcResult run(Simulation simulation, PortLayer layer, int samples, long seed);

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

  private static Design axi(PortLayer layer, int dataBits) {
    return Design.of(() -> new AxiFcEngine(layer, dataBits));
  }

  private static FcResult axi(
      Simulation simulation, PortLayer layer, int dataBits, int samples, long seed) {
    AxiHost host = new AxiHost(simulation, Pace.every(1), Pace.every(1), Pace.every(1));
    return AxiBench.run(simulation, layer, dataBits, samples, host, seed);
  }
}
