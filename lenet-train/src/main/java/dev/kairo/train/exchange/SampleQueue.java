package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Counter;

/**
 * Rows that nobody can hold back wait here until somebody takes them; whoever begins to work rows
 * out asks for room first.
 *
 * <p>A row a cycle. Cost: a memory of all rows of all samples, and two small counters.
 */
public final class SampleQueue extends Module {
  /**
   * What waits.
   *
   * @param width bits of a row
   * @param rows rows of a sample
   * @param samples samples whose rows there is room for
   */
  public record Options(int width, int rows, int samples) {}

  /** The rows. */
  public final Stream<Bits> rows;

  /** Whether there is room for the rows of another sample. */
  public final Bits room;

  /**
   * A queue inside another module.
   *
   * @param expected 1 for a cycle when the rows of a sample begin to be worked out
   */
  public SampleQueue(Module parent, Options options, Valid<Bits> arriving, Bits expected) {
    super(parent, options);
    rename("sample_queue");
    Valid<Bits> entering = in("arriving", arriving);
    Bits begins = in("expected", expected);
    Stream<Bits> waiting = entering.fifo(options.rows() * options.samples()).stream();
    Wire passes = wire(1);
    Counter row = Counter.of(this, options.rows(), passes);
    Bits leaves = passes.and(row.last()).named("sample_leaves");
    Bits held =
        reg(Counter.width(options.samples() + 1))
            .reset(0)
            .enable(begins.xor(leaves))
            .next(count -> begins.mux(count.add(1), count.sub(1)));
    Stream<Bits> leaving = waiting.map(Shape.bits(options.width()), word -> word);
    passes.drive(leaving.passes());
    rows = out("rows", leaving);
    room = out("room", held.ne(options.samples()));
  }
}
