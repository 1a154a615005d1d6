package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads rows of {@code size} numbers over words of {@code perWord}; the last word of a sequence
 * may have fewer.
 *
 * <p>A word every cycle, or a row every cycle where a row is smaller than a word. Latency 1. Cost:
 * {@code size + perWord - 1} numbers in flip-flops.
 */
final class RowSpread extends Module {
  /** The words. */
  final Stream<Word> words;

  /**
   * A row, the first number lowest.
   *
   * @param kind what the numbers are, see {@link WordKind}
   * @param single whether only its first number counts
   * @param last whether it ends its sequence, which then starts no new word
   * @param end whether it ends the frame
   */
  record Row(Bits kind, Bits single, Bits last, Bits end, Bits numbers) {
    static Shape<Row> shape(int width) {
      return Shape.of(
          Row.class,
          Shape.bits(WordKind.WIDTH),
          Shape.bits(1),
          Shape.bits(1),
          Shape.bits(1),
          Shape.bits(width));
    }
  }

  /** A word; {@code both} says whether every place of it has a number. */
  record Word(Bits kind, Bits both, Bits last, Bits end, Bits numbers) {
    static Shape<Word> shape(int width) {
      return Shape.of(
          Word.class,
          Shape.bits(WordKind.WIDTH),
          Shape.bits(1),
          Shape.bits(1),
          Shape.bits(1),
          Shape.bits(width));
    }
  }

  RowSpread(Module parent, Stream<Row> outer, int size, int perWord) {
    super(parent, outer.shape().width(), size, perWord);
    Stream<Row> rows = in("rows", outer);
    List<Bits> numbers = rows.data().numbers().split(rows.data().numbers().width() / size);
    int width = numbers.get(0).width();
    int cells = size + perWord - 1;
    int countWidth = Counter.width(cells + 1);
    var emit = wire(1);
    var held = wire(countWidth);
    var closing = wire(1);
    Bits full = held.ltU(perWord).not();
    Bits left = full.mux(held.sub(perWord), lit(countWidth, 0));
    Bits rest = emit.mux(left, held).named("rest");
    Bits room = rest.ltU(perWord).and(closing.not().or(rest.none()));
    Bits load = rows.valid().and(room).named("load");
    rows.ready(room);
    Bits count = rows.data().single().mux(lit(countWidth, 1), lit(countWidth, size)).named("count");
    held.drive(reg(countWidth).reset(0).next(load.mux(rest.add(count), rest)));
    closing.drive(reg(1).reset(0).enable(load).next(rows.data().last()));
    Bits ending = reg(1).reset(0).enable(load).next(rows.data().end());
    Bits kind = reg(WordKind.WIDTH).reset(0).enable(load).next(rows.data().kind());

    List<Wire> cell = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      cell.add(wire(width));
    }
    for (int i = 0; i < cells; i++) {
      Bits next = i + perWord < cells ? emit.mux(cell.get(i + perWord), cell.get(i)) : cell.get(i);
      for (int place = 0; place < perWord; place++) {
        if (i >= place && i - place < size) {
          next = load.and(rest.eq(place)).mux(numbers.get(i - place), next);
        }
      }
      cell.get(i).drive(reg(next).named("number" + i));
    }
    Bits last = closing.and(left.none());
    Stream<Word> ready =
        Stream.of(
            Word.shape(perWord * width),
            full.or(closing.and(held.any())),
            new Word(
                kind,
                full,
                last,
                last.and(ending),
                Columns.joined(List.copyOf(cell.subList(0, perWord)))));
    emit.drive(ready.passes());
    words = out("words", ready);
  }
}
