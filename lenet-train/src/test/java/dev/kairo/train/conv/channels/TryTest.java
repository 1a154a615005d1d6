package dev.kairo.train.conv.channels;

import dev.kairo.hw.Design;
import dev.kairo.train.conv.ConvMap;
import org.junit.jupiter.api.Test;

class TryTest {
  @Test
  void elaborates() {
    for (ChannelsParameters p :
        java.util.List.of(
            ChannelsParameters.of(new ChannelsShape(new ConvMap(8, 10, 3), 3, 2)),
            ChannelsParameters.of(new ChannelsShape(new ConvMap(8, 10, 3), 3, 2)).closing())) {
      System.out.println(Design.of(() -> new ConvChannels(p)).stats());
    }
  }
}
