package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples, in four banks by whether a pixel's row and column are odd, so that the pixels under
 * a tap at all four candidates of a cell are read at once.
 *
 * <p>The pixel at candidate {@code c} comes from bank {@code c xor} the tap's place in the same
 * sense. Cost: four memories as wide as all input channels; a choice of two for each of these.
 * Latency: two cycles from a tap and a cell to their pixels.
 */
final class ChannelInputs extends Module {
  /** Whether a sample is complete, a cycle behind its last pixel. */
  final Bits stored;

  /** For each bank and input channel the pixel. */
  final List<List<Bits>> pixels = new ArrayList<>();

  /** A pixel of all input channels, the first one lowest, and the buffer of its sample. */
  record Arriving(Bits valid, Bits buffer, Bits words) {}

  /**
   * What is read.
   *
   * @param base where the cell begins in each bank, at cycle 0
   * @param tap the tap, at cycle 0
   * @param replaced whether the first bank's pixels are replaced, at cycle 2
   * @param word what they are replaced by, at cycle 2
   */
  record Walk(Bits buffer, Bits base, Bits tap, Bits replaced, Bits word) {}

  private final ConvMap map;

  ChannelInputs(Module parent, ChannelsParameters parameters, Arriving arriving, Walk walk) {
    super(parent, parameters.shape(), parameters.buffers(), parameters.format());
    this.map = parameters.shape().map();
    int word = parameters.format().width();
    int inputs = parameters.shape().inputs();
    List<Memory> banks = new ArrayList<>();
    for (int i = 0; i < PooledCell.CANDIDATES; i++) {
      banks.add(memory(parameters.buffers() << baseWidth(map), inputs * word));
    }
    stored = out("stored", store(banks, arriving));
    Bits buffer = in("sample", walk.buffer());
    Bits base = in("base", walk.base());
    Bits tap = in("tap", walk.tap());
    Bits replaced = in("replaced", walk.replaced());
    Bits other = in("other", walk.word());
    for (int i = 0; i < banks.size(); i++) {
      Bits within = base.add(offset(tap, i / 2, i % 2)).named("within" + i);
      Bits row = banks.get(i).read(reg(buffer.cat(within)));
      List<Bits> words = new ArrayList<>();
      for (int input = 0; input < inputs; input++) {
        Bits pixel = Columns.part(row, word, input);
        Bits given = i == 0 ? replaced.mux(other, pixel) : pixel;
        words.add(out("pixel_%d_%d".formatted(i, input), given));
      }
      pixels.add(words);
    }
  }

  /** Pixels of a bank from a row of it to the next. */
  static int stride(ConvMap map) {
    return (map.width() + 1) / 2;
  }

  /** Bits of an address within a sample. */
  static int baseWidth(ConvMap map) {
    return Counter.width((map.height() + 1) / 2 * stride(map));
  }

  /** How far from a cell's place the pixel of a bank lies under each tap. */
  private Bits offset(Bits tap, int oddRow, int oddColumn) {
    int width = baseWidth(map);
    var selection = cases(tap);
    for (int i = 1; i < map.taps(); i++) {
      selection = selection.when(i, lit(width, offset(i, oddRow, oddColumn)));
    }
    return selection.otherwise(lit(width, offset(0, oddRow, oddColumn)));
  }

  private int offset(int tap, int oddRow, int oddColumn) {
    int row = (tap / map.kernel() + 1 - oddRow) / 2;
    int column = (tap % map.kernel() + 1 - oddColumn) / 2;
    return row * stride(map) + column;
  }

  /** Stores pixels as they come, row by row, and says when a sample is complete. */
  private Bits store(List<Memory> banks, Arriving arriving) {
    Bits valid = in("arriving_valid", arriving.valid());
    Bits buffer = in("arriving_buffer", arriving.buffer());
    Bits words = in("arriving_words", arriving.words());
    Counter columns = Counter.of(this, map.width(), valid);
    Bits rowEnds = valid.and(columns.last()).named("row_ends");
    Counter rows = Counter.of(this, map.height(), rowEnds);
    Bits sampleEnds = rowEnds.and(rows.last()).named("sample_ends");
    Bits oddRow = rows.value().bit(0);
    Bits goesOn = rowEnds.and(oddRow).named("goes_on");
    Bits base =
        reg(baseWidth(map))
            .reset(0)
            .next(
                now ->
                    choose()
                        .when(sampleEnds, now.constant(0))
                        .when(goesOn, now.add(stride(map)))
                        .otherwise(now));
    Bits half = columns.value().high(columns.value().width() - 1);
    Bits address = buffer.cat(base.add(half.zext(base.width())));
    Bits bank = oddRow.cat(columns.value().bit(0));
    for (int i = 0; i < banks.size(); i++) {
      banks.get(i).write(valid.and(bank.eq(i)), address, words);
    }
    return reg(1).reset(0).next(sampleEnds);
  }
}
