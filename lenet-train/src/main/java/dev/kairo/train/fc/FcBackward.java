package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer's backward pass and update in one: the errors that leave, and every
 * weight and bias stepped, in one visit to each weight.
 *
 * <p>{@code dx[i] += W[o][i] * d[o]} and {@code W[o][i] += (-rate * d[o]) * x[i]} in M x N lanes.
 * The weight of input {@code o} and output {@code i} lies in lane {@code (o mod M, i mod N)} at
 * address {@code (o div M) * R + i div N}, R being outputs / N.
 *
 * <p>Interval: {@link FcParameters#intervalCycles}. Samples follow each other without a gap: while
 * one is worked on, the next one's words come in and the last one's errors leave. Cost: {@code 2 M
 * N} multipliers and adders, one of each for all biases, and the memories; see {@link FcCost}.
 */
public final class FcBackward extends Module {
  /** An error that arrives and the layer's forward output beside it, which only a ReLU reads. */
  public record Arrival(Bits error, Bits forward) {}

  /**
   * A word of weights or biases from outside while nothing is under way.
   *
   * @param write whether it is stored; otherwise it is only looked at
   * @param bias whether it is a bias, at the address of its input
   * @param lane the lane of a column
   * @param words for each column its word; a bias is the first one
   */
  public record Access(Bits write, Bits bias, Bits lane, Bits address, Bits words) {}

  /** The errors that leave, a row of N a cycle; nobody can hold a sample back that has started. */
  public final Valid<Bits> leaving;

  /** Whether no sample is complete or under way. */
  public final Bits idle;

  /** Whether no sample can change a weight: none is under way, none has all its activations. */
  public final Bits weightsRest;

  /** Whether a sample starts, whose errors will leave. */
  public final Bits started;

  /** Two cycles after an access, for each column the word that was there, or the bias. */
  public final Bits looked;

  private final FcParameters parameters;

  /** What the engine gives its surroundings. */
  private record Outputs(
      Valid<Bits> leaving, Bits idle, Bits weightsRest, Bits started, Bits looked) {}

  /** The engine alone. */
  public FcBackward(FcParameters parameters) {
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            Stream.in(this, "arriving", arrival(parameters)),
            Stream.in(this, "activations", Shape.bits(row())),
            in("access", access(parameters)),
            in("learning_rate", word()),
            in("room", 1));
    leaving = outputs.leaving();
    idle = outputs.idle();
    weightsRest = outputs.weightsRest();
    started = outputs.started();
    looked = outputs.looked();
  }

  /**
   * The engine inside another module.
   *
   * @param room whether a sample may start, which then leaves without being held back
   */
  public FcBackward(
      Module parent,
      FcParameters parameters,
      Stream<Arrival> arriving,
      Stream<Bits> activations,
      Access access,
      Bits learningRate,
      Bits room) {
    super(parent, parameters);
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            in("arriving", arriving),
            in("activations", activations),
            in("access", access(parameters), access),
            in("learning_rate", learningRate),
            in("room", room));
    leaving = outputs.leaving();
    idle = outputs.idle();
    weightsRest = outputs.weightsRest();
    started = outputs.started();
    looked = outputs.looked();
  }

  private void describe() {
    rename("fc_backward");
    parameters.header().forEach(this::parameter);
    parameter("intervalCycles", parameters.intervalCycles());
  }

  private int word() {
    return parameters.format().width();
  }

  /** Bits of a word for each column. */
  private int row() {
    return parameters.n() * word();
  }

  /** What arrives in a cycle. */
  public static Shape<Arrival> arrival(FcParameters parameters) {
    Shape<Bits> word = Shape.bits(parameters.format().width());
    return Shape.of(Arrival.class, word, word);
  }

  /** What an access consists of. */
  public static Shape<Access> access(FcParameters parameters) {
    int address = Counter.width(Math.max(parameters.steps(), parameters.inputs()));
    return access(parameters.m(), address, parameters.n() * parameters.format().width());
  }

  /** What an access consists of in an engine with {@code m} rows of {@code row} bits. */
  static Shape<Access> access(int m, int address, int row) {
    return Shape.of(
        Access.class,
        Shape.bits(1),
        Shape.bits(1),
        Shape.bits(Counter.width(m)),
        Shape.bits(address),
        Shape.bits(row));
  }

  private Outputs build(
      Stream<Arrival> arriving, Stream<Bits> activations, Access access, Bits rate, Bits room) {
    var start = wire(1);
    StepCount count =
        new StepCount(
            this,
            new StepCount.Loops(
                parameters.groups(), parameters.rotation(), parameters.pauseCycles()),
            start);
    ActivationIntake intake =
        new ActivationIntake(
            this,
            new ActivationIntake.Size(parameters.rotation(), parameters.activationBuffers()),
            activations.valid(),
            start,
            count.last);
    activations.ready(intake.ready);
    ErrorIntake errors =
        new ErrorIntake(
            this,
            parameters,
            new ErrorIntake.Arriving(
                arriving.valid(), arriving.data().error(), arriving.data().forward(), rate),
            new ErrorIntake.Work(count.group, start, count.last),
            biasAccess(access));
    arriving.ready(errors.ready);
    start.drive(count.free.and(intake.waiting).and(errors.waiting).and(room));

    // Errors come out of their memories a cycle after the step's number.
    Pipe t = pipe();
    Bits running = t.arrives(count.running, 0);
    Bits look = access.address().low(Counter.width(parameters.steps()));
    Bits step = count.running.mux(count.address, look);
    Bits address = t.at(t.arrives(step, 0), 1);
    Bits activation = t.at(t.arrives(intake.workSlot.cat(count.turn), 0), 1);
    Bits first = t.at(t.arrives(count.first, 0), 1);
    Bits loading = access.write().and(access.bias().not());
    int written = 1 + parameters.updateLatency();
    Bits stepped = t.untimed(t.validAt(running, written));
    Bits writeAddress = loading.mux(look, t.untimed(t.at(t.arrives(count.address, 0), written)));
    List<Bits> enables = new ArrayList<>();
    for (int lane = 0; lane < parameters.m(); lane++) {
      enables.add(stepped.or(loading.and(access.lane().eq(lane))));
    }
    Bits slot = Counter.of(this, parameters.sums().slots(), lit(1, 1)).value();
    List<FcColumn> columns = new ArrayList<>();
    for (int i = 0; i < parameters.n(); i++) {
      FcColumn column =
          new FcColumn(
              this,
              parameters,
              new FcColumn.Step(
                  address,
                  activation,
                  first,
                  errors.errors.stream().map(error -> t.arrives(error, 1)).toList(),
                  errors.steps.stream().map(each -> t.arrives(each, 1)).toList(),
                  slot),
              new FcColumn.Writes(
                  enables,
                  writeAddress,
                  loading,
                  Columns.part(access.words(), word(), i),
                  intake.store,
                  intake.address,
                  Columns.part(activations.data(), word(), i)));
      column.instanceName("column" + i);
      columns.add(column);
    }
    Bits row = Columns.joined(columns.stream().map(column -> column.leaving).toList());
    Bits rowIsLeaving = t.validAt(t.arrives(count.closing, 0), t.cycle(row));
    Bits unbegun = count.running.or(intake.waiting);
    return new Outputs(
        out("leaving", Valid.of(Shape.bits(row()), t.untimed(rowIsLeaving), t.untimed(row))),
        out("idle", unbegun.or(errors.waiting).not()),
        out("weights_rest", unbegun.not()),
        out("started", start),
        out("looked", looked(access, columns, errors.bias)));
  }

  /** The bias port of an access. */
  private MemoryAccess biasAccess(Access access) {
    return new MemoryAccess(
        access.write().and(access.bias()),
        access.address().low(Counter.width(parameters.inputs())),
        access.words().low(word()));
  }

  private Bits looked(Access access, List<FcColumn> columns, Bits bias) {
    Pipe t = pipe();
    List<Bits> rows = new ArrayList<>();
    for (int lane = 0; lane < parameters.m(); lane++) {
      int of = lane;
      rows.add(
          t.untimed(
              Columns.joined(columns.stream().map(column -> column.weights.get(of)).toList())));
    }
    Bits weights = Columns.chosen(t.untimed(t.at(t.arrives(access.lane(), 0), 2)), rows);
    Bits ofBias = t.untimed(t.at(t.arrives(access.bias(), 0), 2));
    return ofBias.mux(reg(bias).zext(row()), weights);
  }
}
