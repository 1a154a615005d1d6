package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Buffered;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.FcParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sorts arriving words into queues, one for errors or logits and biases, one for a ReLU's forward
 * outputs or a softmax's labels and one for activations and weights, and gathers what leaves them
 * into the engine's widths.
 *
 * <p>Each queue holds two rows of words, so that a sample's words can come at once and in any order
 * of their rows, and that of activations as many more as a softmax is behind. Cost: the queues and
 * two or three {@link RowGather}.
 */
final class Intake extends Module {
  private static final int ROWS = 2;
  private static final int LEAST = 4;

  /** Errors with their forward outputs or logits, and biases. */
  final Stream<Single> singles;

  /** A softmax's labels. */
  final Optional<Stream<Bits>> labels;

  /** Activations and weights. */
  final Stream<RowGather.Row> rows;

  /** Whether every queue has room. */
  final Bits accepts;

  /** Whether every number that arrived has left. */
  final Bits empty;

  /** A word of numbers; {@code both} says whether every place of it has one. */
  record Word(Bits kind, Bits both, Bits numbers) {
    static Shape<Word> shape(int width) {
      return Shape.of(Word.class, Shape.bits(WordKind.WIDTH), Shape.bits(1), Shape.bits(width));
    }
  }

  /** An error with the forward output beside it, or a bias. */
  record Single(Bits parameter, Bits number, Bits forward) {
    static Shape<Single> shape(int width) {
      return Shape.of(Single.class, Shape.bits(1), Shape.bits(width), Shape.bits(width));
    }
  }

  /** The way of one queue: where its words are gathered, and in which cycles it has room. */
  private record Queue(RowGather gather, Bits mine, Bits room, Bits empty) {}

  private final int perWord;
  private final Stream<Word> words;

  Intake(Module parent, PortLayer layer, int perWord, Stream<Word> outer) {
    super(parent, layer, perWord);
    FcParameters parameters = layer.core();
    this.perWord = perWord;
    words = in("words", outer);
    Bits kind = words.data().kind();
    int width = parameters.format().width();
    Bits bias = WordKind.BIASES.is(kind);
    Bits weight = WordKind.WEIGHTS.is(kind);
    int narrow = ROWS * Transfer.words(parameters.inputs(), perWord);
    int wide = (ROWS + layer.samplesAhead()) * Transfer.words(parameters.outputs(), perWord);
    Queue errors = queue("errors", WordKind.ERRORS.is(kind).or(bias), bias, narrow, 1);
    Queue activations =
        queue(
            "activations", WordKind.ACTIVATIONS.is(kind).or(weight), weight, wide, parameters.n());
    List<Queue> queues = new ArrayList<>(List.of(errors, activations));
    Stream<RowGather.Row> numbers = errors.gather().rows;
    if (parameters.relu()) {
      Bits output = WordKind.OUTPUTS.is(kind);
      Queue outputs = queue("outputs", output, lit(1, 0), narrow, 1);
      queues.add(outputs);
      singles = out("singles", paired(numbers, outputs.gather().rows, width));
    } else {
      singles =
          out(
              "singles",
              numbers.map(
                  Single.shape(width),
                  row -> new Single(row.parameter(), row.numbers(), row.numbers())));
    }
    if (layer.labelled()) {
      Queue label = queue("labels", WordKind.LABELS.is(kind), lit(1, 0), ROWS, 1);
      queues.add(label);
      labels =
          Optional.of(
              out("labels", label.gather().rows.map(Shape.bits(width), RowGather.Row::numbers)));
    } else {
      labels = Optional.empty();
    }
    rows = out("rows", activations.gather().rows);
    Bits refused = lit(1, 0);
    Bits none = lit(1, 1);
    Bits all = lit(1, 1);
    for (Queue queue : queues) {
      refused = refused.or(queue.mine().and(queue.room().not()));
      none = none.and(queue.empty());
      all = all.and(queue.room());
    }
    words.ready(refused.not());
    accepts = out("accepts", all);
    empty = out("empty", none);
  }

  private Queue queue(String name, Bits mine, Bits parameter, int words, int size) {
    Word word = this.words.data();
    int depth = Math.max(LEAST, words);
    Stream<RowGather.Word> sorted =
        Stream.of(
            RowGather.Word.shape(word.numbers().width()),
            this.words.valid().and(mine),
            new RowGather.Word(parameter, word.both(), word.numbers()));
    Buffered<RowGather.Word> buffered = sorted.fifoWithOccupancy(depth);
    RowGather gather = new RowGather(this, buffered.stream(), perWord, size);
    gather.instanceName(name);
    return new Queue(gather, mine, sorted.ready(), buffered.occupancy().none().and(gather.empty));
  }

  /** Each error with its forward output; biases have none. */
  private static Stream<Single> paired(
      Stream<RowGather.Row> errors, Stream<RowGather.Row> outputs, int width) {
    Bits alone = errors.data().parameter();
    Stream<Single> pairs =
        Stream.of(
            Single.shape(width),
            errors.valid().and(alone.or(outputs.valid())),
            new Single(alone, errors.data().numbers(), outputs.data().numbers()));
    errors.ready(pairs.ready().and(alone.or(outputs.valid())));
    outputs.ready(pairs.ready().and(errors.valid()).and(alone.not()));
    return pairs;
  }
}
