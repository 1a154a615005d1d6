package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.stream.Stream;

/** One of two streams, as long as a run goes on; the other one waits. */
final class Either {
  private Either() {}

  static <T> Stream<T> of(Bits chooses, Stream<T> whenTrue, Stream<T> whenFalse) {
    Stream<T> chosen =
        Stream.of(
            whenTrue.shape(),
            chooses.mux(whenTrue.valid(), whenFalse.valid()),
            whenTrue.shape().mux(chooses, whenTrue.data(), whenFalse.data()));
    whenTrue.ready(chosen.ready().and(chooses));
    whenFalse.ready(chosen.ready().and(chooses.not()));
    return chosen;
  }
}
