package dev.kairo.train.conv.pool;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds biases to complete sums and pools them: four candidates of a cell one after the other, then
 * one word and its winner for each channel.
 *
 * <p>Latency: {@link Options#latency} from a cell's last sum to its pooled words. Cost: for each
 * channel an adder and a {@link PoolMaximum}.
 */
public final class PoolStage extends Module {
  /**
   * What is pooled.
   *
   * @param channels channels side by side
   */
  public record Options(FpAdder.Options adder, int channels) {
    public Options {
      if (channels < 1) {
        throw new IllegalArgumentException(
            "A pool of %d channels is not possible; choose 1 or more.".formatted(channels));
      }
    }

    /** Cycles from a cell's last sum to its pooled words. */
    public int latency() {
      return adder.latency() + 1;
    }
  }

  /** The pooled cells; nobody can hold them back. */
  public final Valid<PooledCell> leaving;

  private final Options options;

  /** The stage alone. */
  public PoolStage(Options options) {
    this.options = options;
    rename("pool_stage");
    Shape<Bits> row = Shape.bits(options.channels() * options.adder().format().width());
    leaving = build(Valid.in(this, "sums", row), in("biases", row.width()));
  }

  /**
   * The stage inside another module.
   *
   * @param sums the sums of all channels, the first one lowest, candidate by candidate in the order
   *     of rows
   * @param biases the biases of all channels, which rest while sums come
   */
  public PoolStage(Module parent, Options options, Valid<Bits> sums, Bits biases) {
    super(parent, options);
    this.options = options;
    rename("pool_stage");
    leaving = build(in("sums", sums), in("biases", biases));
  }

  private Valid<PooledCell> build(Valid<Bits> sums, Bits biases) {
    int width = options.adder().format().width();
    var t = pipe(sums.valid(), sums.data());
    Bits valid = t.untimed(t.validAt(sums.valid(), options.adder().latency()));
    Counter candidate = Counter.of(this, PooledCell.CANDIDATES, valid);
    List<Bits> words = new ArrayList<>();
    List<Bits> winners = new ArrayList<>();
    for (int i = 0; i < options.channels(); i++) {
      Bits sum = Columns.part(sums.data(), width, i);
      Bits bias = t.steady(Columns.part(biases, width, i));
      Bits biased = t.untimed(new FpAdder(this, options.adder(), sum, bias).y);
      PoolMaximum pool =
          new PoolMaximum(this, options.adder().format(), valid, candidate.value(), biased);
      pool.instanceName("pool" + i);
      words.add(pool.word);
      winners.add(pool.winner);
    }
    Bits complete = reg(1).reset(0).next(valid.and(candidate.last())).named("complete");
    return out(
        "leaving",
        Valid.of(
            PooledCell.shape(options.adder().format(), options.channels()),
            complete,
            new PooledCell(Columns.joined(words), Columns.joined(winners))));
  }
}
