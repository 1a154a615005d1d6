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
 * Gathers words of one or two numbers into rows of {@code size} numbers.
 *
 * <p>A word every cycle, or a row every cycle where a row is smaller than a word. Latency 1. Cost:
 * {@code size + perWord - 1} numbers in flip-flops, each with a choice of as many sources as a word
 * has numbers and one more.
 */
final class RowGather extends Module {
  /** The rows. */
  final Stream<Row> rows;

  /** Whether it holds no number. */
  final Bits empty;

  /**
   * A word.
   *
   * @param parameter whether the numbers are biases or weights
   * @param both whether every place of the word has a number
   */
  record Word(Bits parameter, Bits both, Bits numbers) {
    static Shape<Word> shape(int width) {
      return Shape.of(Word.class, Shape.bits(1), Shape.bits(1), Shape.bits(width));
    }
  }

  /** A row, the first number lowest. */
  record Row(Bits parameter, Bits numbers) {
    static Shape<Row> shape(int width) {
      return Shape.of(Row.class, Shape.bits(1), Shape.bits(width));
    }
  }

  RowGather(Module parent, Stream<Word> outer, int perWord, int size) {
    super(parent, outer.shape().width(), perWord, size);
    Stream<Word> words = in("words", outer);
    List<Bits> numbers = words.data().numbers().split(words.data().numbers().width() / perWord);
    int width = numbers.get(0).width();
    int cells = size + perWord - 1;
    int countWidth = Counter.width(cells + 1);
    var emit = wire(1);
    var held = wire(countWidth);
    Bits rest = emit.mux(held.sub(size), held).named("rest");
    Bits room = rest.ltU(size);
    Bits accept = words.valid().and(room).named("accept");
    Bits count =
        perWord == 1
            ? lit(countWidth, 1)
            : words.data().both().mux(lit(countWidth, perWord), lit(countWidth, 1));
    held.drive(reg(countWidth).reset(0).next(accept.mux(rest.add(count), rest)));
    words.ready(room);

    List<Wire> cell = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      cell.add(wire(width));
    }
    for (int i = 0; i < cells; i++) {
      Bits next = i + size < cells ? emit.mux(cell.get(i + size), cell.get(i)) : cell.get(i);
      for (int j = 0; j < perWord && j <= i; j++) {
        next = accept.and(rest.eq(i - j)).mux(numbers.get(j), next);
      }
      cell.get(i).drive(reg(next).named("number" + i));
    }
    Bits parameter = reg(1).enable(accept).next(words.data().parameter());
    Stream<Row> complete =
        Stream.of(
            Row.shape(size * width),
            held.ltU(size).not(),
            new Row(parameter, Columns.joined(List.copyOf(cell.subList(0, size)))));
    emit.drive(complete.passes());
    rows = out("rows", complete);
    empty = out("empty", held.none());
  }
}
