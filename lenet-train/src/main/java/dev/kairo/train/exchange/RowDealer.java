package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Selection;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows of words that nobody can hold back and deals each to the boards that own its channels,
 * packet by packet.
 *
 * <p>A packet a cycle: {@link Shares#allPackets} cycles a row. Cost: a {@link SampleQueue} and a
 * multiplexer of {@code allPackets} packets.
 */
public final class RowDealer extends Module {
  /**
   * What is dealt.
   *
   * @param width bits of a word
   * @param rows rows of a sample
   * @param samples samples whose rows there is room for
   */
  public record Options(Shares shares, int width, int rows, int samples) {}

  /** For each board its packets, the first channel's word lowest. */
  public final List<Stream<Bits>> packets;

  /** Whether there is room for the rows of another sample. */
  public final Bits room;

  private final Options options;

  /** The dealer alone. */
  public RowDealer(Options options) {
    this.options = options;
    rename("row_dealer");
    Built built =
        build(
            Valid.in(this, "rows", Shape.bits(options.shares().allChannels() * options.width())),
            in("expected", 1));
    packets = built.packets();
    room = built.room();
  }

  /**
   * The dealer inside another module.
   *
   * @param expected 1 for a cycle when the rows of a sample begin to be worked out
   */
  public RowDealer(Module parent, Options options, Valid<Bits> rows, Bits expected) {
    super(parent, options);
    this.options = options;
    rename("row_dealer");
    Built built = build(in("rows", rows), in("expected", expected));
    packets = built.packets();
    room = built.room();
  }

  private record Built(List<Stream<Bits>> packets, Bits room) {}

  private Built build(Valid<Bits> rows, Bits expected) {
    Shares shares = options.shares();
    SampleQueue queue =
        new SampleQueue(
            this,
            new SampleQueue.Options(rows.shape().width(), options.rows(), options.samples()),
            rows,
            expected);
    Stream<Bits> row = queue.rows;
    Wire dealt = wire(1);
    Counter packet = Counter.of(this, shares.allPackets(), dealt);
    Selection words = cases(packet.value());
    Selection owners = cases(packet.value());
    int index = 0;
    for (int board = 0; board < shares.boards(); board++) {
      for (int i = 0; i < shares.packets(board); i++) {
        words = words.when(index, packet(row.data(), board, i));
        owners = owners.when(index, lit(shares.boards(), 1L << board));
        index++;
      }
    }
    Bits owner = owners.otherwise(lit(shares.boards(), 0));
    Bits word = words.otherwise(lit(shares.packetWords() * options.width(), 0));
    List<Stream<Bits>> leaving = new ArrayList<>();
    List<Bits> passing = new ArrayList<>();
    for (int board = 0; board < shares.boards(); board++) {
      Bits due = row.valid().and(owner.bit(board)).named("due" + board);
      Stream<Bits> stream = Stream.of(Shape.bits(word.width()), due, word);
      passing.add(stream.passes());
      leaving.add(out("packets" + board, stream));
    }
    dealt.drive(any(passing));
    row.ready(dealt.and(packet.last()));
    return new Built(leaving, out("room", queue.room));
  }

  /** The words of a board's packet, zeros behind its last channel. */
  private Bits packet(Bits row, int board, int index) {
    Shares shares = options.shares();
    List<Bits> words = new ArrayList<>();
    for (int i = 0; i < shares.packetWords(); i++) {
      int channel = index * shares.packetWords() + i;
      words.add(
          channel < shares.channels().get(board)
              ? Columns.part(row, options.width(), shares.first(board) + channel)
              : lit(options.width(), 0));
    }
    return Columns.joined(words);
  }

  private static Bits any(List<Bits> bits) {
    return bits.stream().reduce(Bits::or).orElseThrow();
  }
}
