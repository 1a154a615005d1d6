package dev.kairo.train.conv.channels;

import dev.kairo.hw.Design;
import dev.kairo.sim.*;
import dev.kairo.train.conv.*;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.bench.*;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.channels.bench.*;
import dev.kairo.train.conv.channels.bench.ChannelsBench;
import dev.kairo.train.conv.channels.bench.ChannelsResult;
import org.junit.jupiter.api.Test;

class TryTest {
  @Test
  void runs() {
    for (ChannelsParameters p :
        java.util.List.of(
            ChannelsParameters.of(new ChannelsShape(new ConvMap(8, 10, 3), 3, 2)),
            ChannelsParameters.of(new ChannelsShape(new ConvMap(8, 10, 3), 3, 2)).closing())) {
      try (Simulation s = Simulator.create().interpret(Design.of(() -> new ConvChannels(p)))) {
        ChannelsResult r = ChannelsBench.run(s, p, ConvJob.batches(3, 2), 1);
        System.out.println(r);
        for (ConvResult.Span x : r.conv().spans())
          System.out.println(x + " expected " + x.expected(p.timing()));
        System.out.println(p.timing().passageCycles() + " " + p.timing().errorsPassageCycles());
      }
    }
  }
}
