package dev.kairo.train.order;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;

/**
 * Decides what an engine does next: STEP when all samples of a batch have been backward, else
 * BACKWARD when the errors of the oldest sample begin to be there, else FORWARD of the next sample
 * of the batch. Samples go forward and backward in the order of their arrival, a batch's STEP lies
 * behind its last BACKWARD and before the next batch's first FORWARD, so every result is that of
 * plain loops over batches and samples, whenever words arrive. The last batch of a run may be
 * shorter.
 *
 * <p>With {@code supplied} 1 the outputs of a sample come from elsewhere: it counts as forward when
 * it has arrived. Cost: counters of samples, of a batch and of the whole run.
 */
public final class WorkOrder extends Module {
  /** A kind of {@link Work} and the buffer of the sample it is about. */
  public record Request(Bits kind, Bits buffer) {}

  /**
   * The samples that an engine holds.
   *
   * @param buffers how many there are places for, a power of two
   * @param readCycles cycles from the end of a sample's BACKWARD to the last read of its place
   */
  public record Places(int buffers, int readCycles) {}

  /**
   * What the order depends on.
   *
   * @param reserved 1 for a cycle when a sample is given a place
   * @param arrived 1 for a cycle when a sample is complete in its place
   * @param errors 1 for a cycle when the errors of a sample begin to be there
   * @param run how the samples are trained
   */
  public record Given(Bits reserved, Bits arrived, Bits errors, Run run) {}

  /** The work, one request after the other. */
  public final Stream<Request> work;

  /** Whether another sample may be given a place. */
  public final Bits free;

  /** Samples of the run whose batch has been stepped. */
  public final Bits trained;

  /** An order alone. */
  public WorkOrder(Places places) {
    rename("work_order");
    Given given =
        new Given(in("reserved", 1), in("arrived", 1), in("errors", 1), in("run", Run.SHAPE));
    Built built = build(places, given);
    work = built.work();
    free = built.free();
    trained = built.trained();
  }

  /** An order inside another module. */
  public WorkOrder(Module parent, Places places, Given outer) {
    super(parent, places);
    rename("work_order");
    Given given =
        new Given(
            in("reserved", outer.reserved()),
            in("arrived", outer.arrived()),
            in("errors", outer.errors()),
            in("run", Run.SHAPE, outer.run()));
    Built built = build(places, given);
    work = built.work();
    free = built.free();
    trained = built.trained();
  }

  private record Built(Stream<Request> work, Bits free, Bits trained) {}

  /** What a request consists of. */
  public static Shape<Request> request(int buffers) {
    return Shape.of(Request.class, Shape.bits(Work.BITS), Shape.bits(Counter.width(buffers)));
  }

  private Built build(Places places, Given given) {
    int buffers = places.buffers();
    Run run = given.run();
    Wire forwards = wire(1);
    Wire backwards = wire(1);
    Wire steps = wire(1);
    Bits waiting = samples(buffers, given.arrived(), forwards).named("waiting");
    Bits underWay = samples(buffers, forwards, backwards).named("under_way");
    Bits returning = samples(buffers, given.errors(), backwards).named("returning");
    Bits begun = counted(Run.BATCH_BITS, forwards, steps).named("begun");
    Bits ended = counted(Run.BATCH_BITS, backwards, steps).named("ended");
    Bits backward = counted(Run.SAMPLES_BITS, backwards, lit(1, 0)).named("backward");

    Bits endsRun = ended.any().and(backward.eq(run.samples()));
    Bits complete = ended.eq(run.batch()).or(endsRun).named("complete");
    Bits mayForward = waiting.any().and(begun.ne(run.batch())).named("may_forward");
    Bits mayBackward = underWay.any().and(returning.any()).named("may_backward");
    Bits skips = mayForward.and(run.supplied()).named("skips");
    Bits asks = complete.or(mayBackward).or(mayForward.and(run.supplied().not()));
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
    Bits freed = freed(places, taken, backwards);
    Bits occupied = samples(buffers, given.reserved(), freed).named("occupied");
    Bits trained = reg(Run.SAMPLES_BITS).reset(0).enable(steps).next(backward);
    return new Built(
        out("work", requests), out("free", occupied.ne(buffers)), out("trained", trained));
  }

  /**
   * A sample's place is free when the engine has taken up other work, and has read the last of it.
   */
  private Bits freed(Places places, Bits taken, Bits backwards) {
    Bits goesBackward = reg(1).reset(0).enable(taken).next(backwards).named("goes_backward");
    Bits ends = taken.and(goesBackward).named("ends");
    for (int i = 0; i < places.readCycles(); i++) {
      ends = reg(1).reset(0).next(ends);
    }
    return ends;
  }

  /** How many samples have come in and not gone out. */
  private Bits samples(int buffers, Bits in, Bits out) {
    return reg(Counter.width(buffers + 1))
        .reset(0)
        .enable(in.xor(out))
        .next(count -> in.mux(count.add(1), count.sub(1)));
  }

  private Bits counted(int bits, Bits counts, Bits ends) {
    return reg(bits)
        .reset(0)
        .next(
            count ->
                choose().when(ends, count.constant(0)).when(counts, count.add(1)).otherwise(count));
  }

  private Bits code(Work kind) {
    return lit(Work.BITS, kind.ordinal());
  }
}
