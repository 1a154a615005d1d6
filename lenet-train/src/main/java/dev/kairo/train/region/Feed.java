package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Counter;

/**
 * Words on their way into the places of an engine's samples.
 *
 * @param words the words
 * @param place the place of the sample they belong to
 * @param ends whether a sample's last word comes
 */
record Feed(Valid<Bits> words, Bits place, Bits ends) {
  /** Words that come when they like. */
  static Feed of(Module module, Valid<Bits> words, int perSample, int places) {
    Counter word = Counter.of(module, perSample, words.valid());
    Bits ends = words.valid().and(word.last());
    return new Feed(words, Counter.of(module, places, ends).value(), ends);
  }

  /** Words that come while there is a place. */
  static Feed of(Module module, Stream<Bits> words, Bits free, int perSample, int places) {
    words.ready(free);
    Valid<Bits> passing = Valid.of(words.shape(), words.valid().and(free), words.data());
    return of(module, passing, perSample, places);
  }
}
