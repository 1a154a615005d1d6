package dev.kairo.train.conv.taps;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * The images, and the patch of one of them that all lanes look at, moved on by a pair of columns at
 * a time.
 *
 * <p>Row {@code y} lies in bank {@code y mod (K + 1)}, a pair of pixels a word, so that the K + 1
 * rows of a patch come from as many banks, turned round by where the patch begins. Cost: K + 1
 * memories of pairs, the patch's words of flip-flops and for each of its rows a choice of bank.
 */
final class TapsImage extends Module {
  /** Whether an image is complete, a cycle behind its last pair. */
  final Bits stored;

  /** The words of the patch, row by row, two cycles behind the step that moves the patch there. */
  final List<Bits> patch = new ArrayList<>();

  /** A pair of pixels, the left one lowest, and the buffer of its image. */
  record Arriving(Bits valid, Bits buffer, Bits pair) {}

  /**
   * How the patch moves.
   *
   * @param restart whether the next step is the first one of an image
   * @param nextRow whether the next step is in the next row of cells
   * @param shifts whether a pair of columns comes into the patch
   * @param fills whether that is {@code fill} in every place instead of pixels
   */
  record Walk(
      Bits restart, Bits nextRow, Bits buffer, Bits pair, Bits shifts, Bits fills, Bits fill) {}

  private final TapsShape shape;
  private final int word;

  TapsImage(Module parent, TapsParameters parameters, Arriving arriving, Walk walk) {
    super(parent, parameters.shape(), parameters.buffers(), parameters.format());
    this.shape = parameters.shape();
    this.word = parameters.format().width();
    List<Memory> banks = new ArrayList<>();
    for (int i = 0; i < shape.patch(); i++) {
      banks.add(memory(parameters.buffers() << BankRow.width(shape), 2 * word));
    }
    stored = out("stored", store(banks, arriving));

    Pipe t = pipe();
    Bits shifts = t.validAt(t.arrives(in("shifts", walk.shifts()), 0), 1);
    Bits fills = t.at(t.arrives(in("fills", walk.fills()), 0), 1);
    Bits fill = in("fill", walk.fill());
    Bits buffer = in("image", walk.buffer());
    BankRow top =
        BankRow.of(this, shape, 2, in("restart", walk.restart()), in("next_row", walk.nextRow()));
    Bits upper = top.base().add(in("pair", walk.pair()).zext(top.base().width())).named("upper");
    Bits lower = upper.add(shape.pairs()).named("lower");
    List<Bits> pairs = new ArrayList<>();
    for (int i = 0; i < banks.size(); i++) {
      // A bank before the one the patch begins in holds a row further down; the last one never is.
      boolean last = i == banks.size() - 1;
      Bits within = last ? upper : top.bank().ltU(i + 1).mux(upper, lower);
      pairs.add(banks.get(i).read(t.arrives(buffer.cat(within), 0)));
    }
    Bits begins = t.at(t.arrives(top.bank(), 0), 1);
    for (int row = 0; row < shape.patch(); row++) {
      Bits entering = t.untimed(fills.mux(t.steady(fill.cat(fill)), turned(begins, pairs, row)));
      shifted(row, t.untimed(shifts), entering);
    }
  }

  /** Stores pairs as they come, and says when an image is complete. */
  private Bits store(List<Memory> banks, Arriving arriving) {
    Bits valid = in("arriving_valid", arriving.valid());
    Bits buffer = in("arriving_buffer", arriving.buffer());
    Bits pixels = in("arriving_pair", arriving.pair());
    Counter pairs = Counter.of(this, shape.pairs(), valid);
    Bits rowEnds = valid.and(pairs.last()).named("row_ends");
    Counter rows = Counter.of(this, shape.height(), rowEnds);
    Bits imageEnds = rowEnds.and(rows.last()).named("image_ends");
    BankRow row = BankRow.of(this, shape, 1, imageEnds, rowEnds);
    Bits address = buffer.cat(row.base().add(pairs.value().zext(row.base().width())));
    for (int i = 0; i < banks.size(); i++) {
      banks.get(i).write(valid.and(row.bank().eq(i)), address, pixels);
    }
    return reg(1).reset(0).next(imageEnds);
  }

  /** What comes into a row of a patch that begins in some bank. */
  private Bits turned(Bits begins, List<Bits> pairs, int row) {
    int[] possible = BankRow.banks(shape);
    var selection = cases(begins);
    for (int i = 1; i < possible.length; i++) {
      selection = selection.when(possible[i], pairs.get((possible[i] + row) % pairs.size()));
    }
    return selection.otherwise(pairs.get((possible[0] + row) % pairs.size()));
  }

  /** A row of the patch, from the pair that came last to the one that leaves next. */
  private void shifted(int row, Bits shifts, Bits entering) {
    int count = (shape.patch() + 1) / 2;
    List<Bits> columns = new ArrayList<>();
    Bits next = entering;
    for (int i = count - 1; i >= 0; i--) {
      next = reg(2 * word).enable(shifts).next(next).named("pair_%d_%d".formatted(row, i));
      columns.add(0, Columns.part(next, word, 1));
      columns.add(0, Columns.part(next, word, 0));
    }
    for (int column = 0; column < shape.patch(); column++) {
      patch.add(out("patch_%d_%d".formatted(row, column), columns.get(column)));
    }
  }
}
