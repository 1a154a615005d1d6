package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.fp.FpCompare;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the partial sums that the boards of a layer have of some channels, in the boards' order,
 * adds the bias last and pools 2 x 2: packets in, a quarter as many out.
 *
 * <p>A packet of each board a cycle. Order: the packets of a position one after the other, the four
 * candidates of a cell one after the other, cells row by row. Cost: {@code boards} adders and a
 * comparator for each word of a packet, and LUT RAM for candidates.
 */
public final class GroupPool extends Module {
  /**
   * What is pooled.
   *
   * @param boards partial sums of each word
   * @param packetWords words of a packet
   * @param packets packets of a position
   */
  public record Options(FpAdder.Options adder, int boards, int packetWords, int packets) {
    /** Bits of a packet of sums. */
    public int width() {
      return packetWords * adder.format().width();
    }

    /** What a pooled packet consists of. */
    public Shape<PooledPacket> pooled() {
      return PooledPacket.shape(adder.format(), packetWords);
    }
  }

  /** Sums and the packet of the position that they are. */
  private record Sums(Bits words, Bits index) {}

  /** The pooled packets. */
  public final Stream<PooledPacket> leaving;

  private final Options options;

  /** The stage alone. */
  public GroupPool(Options options) {
    this.options = options;
    rename("group_pool");
    List<Stream<Bits>> parts = new ArrayList<>();
    for (int board = 0; board < options.boards(); board++) {
      parts.add(Stream.in(this, "part" + board, Shape.bits(options.width())));
    }
    leaving = out("leaving", build(parts, in("biases", options.packets() * options.width())));
  }

  /**
   * The stage inside another module.
   *
   * @param biases packet by packet, the first one lowest
   */
  public GroupPool(Module parent, Options options, List<Stream<Bits>> partsOuter, Bits biases) {
    super(parent, options);
    this.options = options;
    rename("group_pool");
    List<Stream<Bits>> parts = new ArrayList<>();
    for (int board = 0; board < options.boards(); board++) {
      parts.add(in("part" + board, partsOuter.get(board)));
    }
    leaving = out("leaving", build(parts, in("biases", biases)));
  }

  private Stream<PooledPacket> build(List<Stream<Bits>> parts, Bits biases) {
    Stream<Bits> together = parts.get(0);
    for (Stream<Bits> part : parts.subList(1, parts.size())) {
      Shape<Bits> both = Shape.bits(together.shape().width() + part.shape().width());
      together = together.join(part, both, (before, next) -> next.cat(before));
    }
    Bits index = Counter.of(this, options.packets(), together.passes()).value();
    List<Bits> rows = new ArrayList<>();
    for (int packet = 0; packet < options.packets(); packet++) {
      rows.add(Columns.part(biases, options.width(), packet));
    }
    Bits bias = Columns.chosen(index, rows).named("bias");
    Shape<Sums> shape =
        Shape.of(Sums.class, Shape.bits(options.width()), Shape.bits(index.width()));
    Shape<Bits> words = Shape.bits(together.shape().width() + bias.width() + index.width());
    Stream<Sums> sums =
        together
            .map(words, partial -> index.cat(List.of(bias, partial)))
            .pipeWithCredits(shape, this::sums);
    return pooled(sums);
  }

  private Sums sums(Pipe t, Bits packed) {
    int word = options.adder().format().width();
    int partial = options.boards() * options.width();
    List<Bits> biased = new ArrayList<>();
    for (int i = 0; i < options.packetWords(); i++) {
      Bits sum = Columns.part(packed, word, i);
      for (int addend = 1; addend <= options.boards(); addend++) {
        Bits next = Columns.part(packed, word, addend * options.packetWords() + i);
        sum = new FpAdder(this, options.adder(), sum, t.at(next, t.cycle(sum))).y;
      }
      biased.add(sum);
    }
    Bits index = packed.slice(packed.width() - 1, partial + options.width());
    return new Sums(Columns.joined(biased), t.at(index, t.cycle(biased.get(0))));
  }

  private Stream<PooledPacket> pooled(Stream<Sums> sums) {
    int word = options.adder().format().width();
    Wire passes = wire(1);
    Bits index = sums.data().index();
    Bits endsPosition = passes.and(index.eq(options.packets() - 1));
    Counter candidate = Counter.of(this, PooledCell.CANDIDATES, endsPosition);
    Shape<PooledPacket> shape = options.pooled();
    Memory largest = memory(options.packets(), shape.width()).style(MemStyle.DISTRIBUTED);
    PooledPacket before = shape.unpack(largest.readNow(index));
    List<Bits> words = new ArrayList<>();
    List<Bits> winners = new ArrayList<>();
    FpCompare.Options comparison = FpCompare.Options.of(options.adder().format());
    for (int i = 0; i < options.packetWords(); i++) {
      Bits sum = Columns.part(sums.data().words(), word, i);
      Bits best = Columns.part(before.words(), word, i);
      Bits greater = new FpCompare(this, comparison, best, sum).lt;
      Bits wins = candidate.value().none().or(greater).named("wins" + i);
      words.add(wins.mux(sum, best));
      winners.add(
          wins.mux(candidate.value(), Columns.part(before.winners(), PooledCell.WINNER_BITS, i)));
    }
    PooledPacket now = new PooledPacket(Columns.joined(words), Columns.joined(winners));
    largest.write(passes, index, shape.pack(now));
    Stream<PooledPacket> pooled = Stream.of(shape, sums.valid().and(candidate.last()), now);
    Bits taken = candidate.last().not().or(pooled.ready());
    sums.ready(taken);
    passes.drive(sums.valid().and(taken));
    return pooled;
  }
}
