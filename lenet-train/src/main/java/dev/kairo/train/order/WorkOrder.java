package dev.kairo.train.order;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;

/**
 * Decides what an engine does next: STEP when all samples of a batch have been backward, else
 * BACKWARD when the errors of the oldest sample are there, else FORWARD of the next sample of the
 * batch. Samples go forward and backward in the order of their arrival, a batch's STEP lies behind
 * its last BACKWARD and before the next batch's first FORWARD, so every result is that of plain
 * loops over batches and samples, whenever words arrive.
 *
 * <p>With {@code supplied} 1 the outputs of a sample come from elsewhere: it counts as forward when
 * it has arrived. With {@code flush} 1 a batch that is shorter than {@code batch} ends as soon as
 * no sample of it is under way. Cost: four counters of samples and two of a batch.
 */
public final class WorkOrder extends Module {
  /** A kind of {@link Work} and the buffer of the sample it is about. */
  public record Request(Bits kind, Bits buffer) {}

  /**
   * What the order depends on.
   *
   * @param arrived 1 for a cycle when a sample is complete in its buffer
   * @param errors whether the errors of the oldest sample begin to be there
   * @param batch samples of a batch, at least 1
   */
  public record Given(Bits arrived, Bits errors, Bits batch, Bits supplied, Bits flush) {}

  /** Bits of the number of samples of a batch. */
  public static final int BATCH_BITS = 16;

  /** The work, one request after the other. */
  public final Stream<Request> work;

  /** Whether every batch that has begun has been stepped. */
  public final Bits rests;

  /** An order alone, of an engine with this many buffers. */
  public WorkOrder(int buffers) {
    rename("work_order");
    Given given =
        new Given(
            in("arrived", 1),
            in("errors", 1),
            in("batch", BATCH_BITS),
            in("supplied", 1),
            in("flush", 1));
    Built built = build(buffers, given);
    work = built.work();
    rests = built.rests();
  }

  /** An order inside another module. */
  public WorkOrder(Module parent, int buffers, Given outer) {
    super(parent, buffers);
    rename("work_order");
    Given given =
        new Given(
            in("arrived", outer.arrived()),
            in("errors", outer.errors()),
            in("batch", outer.batch()),
            in("supplied", outer.supplied()),
            in("flush", outer.flush()));
    Built built = build(buffers, given);
    work = built.work();
    rests = built.rests();
  }

  private record Built(Stream<Request> work, Bits rests) {}

  /** What a request consists of. */
  public static Shape<Request> request(int buffers) {
    return Shape.of(Request.class, Shape.bits(Work.BITS), Shape.bits(Counter.width(buffers)));
  }

  private Built build(int buffers, Given given) {
    Wire forwards = wire(1);
    Wire backwards = wire(1);
    Wire steps = wire(1);
    Bits waiting = samples(buffers, given.arrived(), forwards).named("waiting");
    Bits underWay = samples(buffers, forwards, backwards).named("under_way");
    Bits begun = inBatch(forwards, steps).named("begun");
    Bits ended = inBatch(backwards, steps).named("ended");

    Bits complete =
        ended.eq(given.batch()).or(given.flush().and(ended.any()).and(quiet(waiting, underWay)));
    Bits mayForward = waiting.any().and(begun.ne(given.batch())).named("may_forward");
    Bits mayBackward = underWay.any().and(given.errors()).named("may_backward");
    Bits skips = mayForward.and(given.supplied()).named("skips");
    Bits asks = complete.or(mayBackward).or(mayForward.and(given.supplied().not()));
    Bits kind =
        choose()
            .when(complete, code(Work.STEP))
            .when(mayBackward, code(Work.BACKWARD))
            .otherwise(code(Work.FORWARD));

    // A request rests until it is taken, whatever arrives meanwhile.
    Wire taken = wire(1);
    Bits held = reg(1).reset(0).next(now -> asks.or(now).and(taken.not()));
    Bits first = held.not();
    Bits kept = reg(Work.BITS).enable(first).next(kind);
    Bits chosen = first.mux(kind, kept).named("chosen");
    Bits buffer =
        chosen
            .eq(Work.FORWARD.ordinal())
            .mux(
                Counter.of(this, buffers, forwards).value(),
                Counter.of(this, buffers, backwards).value());
    Stream<Request> requests =
        Stream.of(request(buffers), asks.or(held), new Request(chosen, buffer));
    taken.drive(requests.passes());
    forwards.drive(taken.and(chosen.eq(Work.FORWARD.ordinal())).or(skips));
    backwards.drive(taken.and(chosen.eq(Work.BACKWARD.ordinal())));
    steps.drive(taken.and(chosen.eq(Work.STEP.ordinal())));
    return new Built(
        out("work", requests), out("rests", begun.none().and(waiting.none()).and(held.not())));
  }

  private static Bits quiet(Bits waiting, Bits underWay) {
    return waiting.none().and(underWay.none());
  }

  /** How many samples have come in and not gone out. */
  private Bits samples(int buffers, Bits in, Bits out) {
    return reg(Counter.width(buffers + 1))
        .reset(0)
        .enable(in.xor(out))
        .next(count -> in.mux(count.add(1), count.sub(1)));
  }

  private Bits inBatch(Bits counts, Bits ends) {
    return reg(BATCH_BITS)
        .reset(0)
        .next(
            count ->
                choose().when(ends, count.constant(0)).when(counts, count.add(1)).otherwise(count));
  }

  private Bits code(Work kind) {
    return lit(Work.BITS, kind.ordinal());
  }
}
