package dev.kairo.hw.stream;

import static dev.kairo.hw.stream.Sheet.ITEM;
import static dev.kairo.hw.stream.Sheet.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused of streams. */
class StreamRefusalsTest {
  @Test
  void aStreamHasOneConsumer() {
    assertEquals(
        "DOUBLY_DRIVEN Sheet: stream in is taken a second time; fork() it and take each copy once"
            + " (line and line)",
        refused(
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              m.out("first", in.cut());
              m.out("second", in.cut());
            }));
  }

  @Test
  void aStreamThatNobodyTakesIsUndriven() {
    assertEquals(
        "UNDRIVEN Sheet: wire in_ready (1 bit) is never driven; call drive() on it once, or remove"
            + " it (line)",
        refused(m -> Stream.in(m, "in", ITEM)));
  }

  @Test
  void aFunctionKeepsItsPromisedWidth() {
    assertEquals(
        "WIDTH Sheet: the signal of a bundle is in_data (16 bits) where 8 bits are needed; extend or"
            + " slice it (line)",
        refused(m -> m.out("out", Stream.in(m, "in", ITEM).map(Shape.bits(8), x -> x))));
  }

  @Test
  void aFifoOfOneItemIsRefused() {
    assertEquals(
        "MEMORY Sheet: a fifo of 1 item passes less than an item a cycle; give it 2 items or more,"
            + " or use cut() to store one (line)",
        refused(m -> m.out("out", Stream.in(m, "in", ITEM).fifo(1))));
  }

  @Test
  void streamsOfTwoClocksDoNotMeet() {
    assertEquals(
        "CLOCK Sheet: slow_valid (1 bit) of clock slow meets in_valid (1 bit) of clock clk; bring"
            + " one over with synchronise(), an asynchronous fifo or crossing() (line and line and"
            + " line)",
        refused(
            m -> {
              Stream<Bits> in = Stream.in(m, "in", ITEM);
              Stream<Bits> slow = Stream.in(m, m.clock("slow"), "slow", ITEM);
              m.out("out", in.join(slow, ITEM, Bits::add));
            }));
  }

  @Test
  void dataOfAPipeEntersAStreamOnlyByName() {
    assertEquals(
        "TIMING Sheet: an unnamed and (1 bit) is untimed where valid (1 bit) is at cycle 1; say when the"
            + " untimed one arrives() or that it is steady(), or take the other one out with"
            + " untimed() (line and line)",
        refused(
            m -> {
              Bits a = m.in("a", 16);
              Bits start = m.in("start", 1);
              Pipe t = m.pipe(a, start);
              Bits valid = t.stage(start);
              m.out("out", Stream.of(ITEM, valid, t.stage(a)).cut());
            }));
  }

  @Test
  void anArbiterTakesStreamsOfOneShape() {
    assertEquals(
        "WIDTH Sheet: an arbiter of streams of (16 bits) and of (8 bits); map() them to one"
            + " shape (line and line)",
        refused(
            m ->
                m.out(
                    "out",
                    Stream.roundRobin(
                        List.of(
                            Stream.in(m, "in", ITEM), Stream.in(m, "narrow", Shape.bits(8)))))));
  }
}
