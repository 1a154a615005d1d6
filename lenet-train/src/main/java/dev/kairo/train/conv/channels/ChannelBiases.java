package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/** The biases of an engine, in as many groups as it takes to keep up with the lanes. */
final class ChannelBiases {
  private final List<Bits> biases = new ArrayList<>();
  private Bits looked;

  /**
   * The biases of a module.
   *
   * @param use what happens, with the errors of all output channels
   * @param loads whether a word from outside is stored
   */
  ChannelBiases(
      Module module,
      ChannelsParameters parameters,
      BiasGroup.Use use,
      ConvChannels.Access access,
      Bits loads) {
    int word = parameters.format().width();
    int last = parameters.biased().first() + parameters.biased().count();
    int most = parameters.shape().map().taps();
    looked = access.word().constant(0);
    Bits own = loads.and(access.input().eq(parameters.shape().inputs()));
    for (int first = parameters.biased().first(); first < last; first += most) {
      int count = Math.min(most, last - first);
      Bits number = access.channel().sub(first);
      Bits hit = number.ltU(access.channel().constant(0).add(count)).or(all(number, count));
      BiasGroup group =
          new BiasGroup(
              module,
              parameters,
              count,
              new BiasGroup.Use(
                  use.errors().slice((first + count) * word - 1, first * word),
                  use.adds(),
                  use.first(),
                  use.steps(),
                  use.descent()),
              new BiasGroup.Access(
                  own.and(hit), fitted(number, count), access.gradient(), access.word()));
      group.instanceName("biases" + first);
      biases.add(group.biases);
      looked = hit.mux(group.looked, looked);
    }
  }

  /** Every number is in a group as large as the numbers there are. */
  private static Bits all(Bits number, int count) {
    return number.module().lit(1, count >= 1 << number.width() ? 1 : 0);
  }

  private static Bits fitted(Bits number, int count) {
    int width = Counter.width(count);
    return number.width() >= width ? number.low(width) : number.zext(width);
  }

  /** The biases side by side, the first one lowest. */
  Bits row() {
    return Columns.joined(biases);
  }

  /** The bias or gradient at the access. */
  Bits looked() {
    return looked;
  }
}
