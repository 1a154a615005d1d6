package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer's forward pass: {@code y[o] = act(sum of W[o][i] * x[i] + b[o])}, the
 * bias added last.
 *
 * <p>The weights lie as in {@link FcBackward}: that of output {@code o} and input {@code i} in lane
 * {@code (o mod M, i mod N)} at address {@code (o div M) * R + i div N}, R being inputs / N. Groups
 * of inputs are gone through outside and groups of outputs inside, so that a row's sums take turns
 * in its adders.
 *
 * <p>Interval: {@link FcForwardParameters#intervalCycles}, without a gap: while one sample is
 * worked on, the next one's inputs come in and the last one's outputs leave. Cost: {@code M N}
 * multipliers, {@code M (N + 1)} adders and the memories.
 */
public final class FcForward extends Module {
  /** The outputs, a row of M a cycle; nobody can hold a sample back that has started. */
  public final Valid<Bits> leaving;

  /** Whether no sample is complete or under way, so that weights and biases may be loaded. */
  public final Bits idle;

  /** Whether a sample starts, whose outputs will leave. */
  public final Bits started;

  /** Two cycles after an access, for each column the word that was there, or the bias. */
  public final Bits looked;

  private final FcForwardParameters parameters;

  /** What the engine gives its surroundings. */
  private record Outputs(Valid<Bits> leaving, Bits idle, Bits started, Bits looked) {}

  /** The engine alone. */
  public FcForward(FcForwardParameters parameters) {
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(
            Stream.in(this, "arriving", Shape.bits(row())),
            in("access", access(parameters)),
            in("room", 1));
    leaving = outputs.leaving();
    idle = outputs.idle();
    started = outputs.started();
    looked = outputs.looked();
  }

  /**
   * The engine inside another module.
   *
   * @param arriving the inputs, a row of N a cycle
   * @param access words of weights and biases; a bias is the first word at the lane {@code o mod M}
   *     and the address {@code o div M} of its output
   * @param room whether a sample may start, which then leaves without being held back
   */
  public FcForward(
      Module parent,
      FcForwardParameters parameters,
      Stream<Bits> arriving,
      FcBackward.Access access,
      Bits room) {
    super(parent, parameters);
    this.parameters = parameters;
    describe();
    Outputs outputs =
        build(in("arriving", arriving), in("access", access(parameters), access), in("room", room));
    leaving = outputs.leaving();
    idle = outputs.idle();
    started = outputs.started();
    looked = outputs.looked();
  }

  private void describe() {
    rename("fc_forward");
    parameter("inputs", parameters.inputs());
    parameter("outputs", parameters.outputs());
    parameter("M", parameters.m());
    parameter("N", parameters.n());
    parameter("format", parameters.format().name());
    parameter("reduction", parameters.reduction());
    parameter("intervalCycles", parameters.intervalCycles());
  }

  private int word() {
    return parameters.format().width();
  }

  /** Bits of a word for each column. */
  private int row() {
    return parameters.n() * word();
  }

  /** What an access consists of. */
  public static Shape<FcBackward.Access> access(FcForwardParameters parameters) {
    return FcBackward.access(
        parameters.m(),
        Counter.width(parameters.steps()),
        parameters.n() * parameters.format().width());
  }

  private Outputs build(Stream<Bits> arriving, FcBackward.Access access, Bits room) {
    var start = wire(1);
    StepCount count =
        new StepCount(
            this, new StepCount.Loops(parameters.groups(), parameters.rotation(), 0), start);
    ActivationIntake intake =
        new ActivationIntake(
            this,
            new ActivationIntake.Size(parameters.groups(), parameters.inputBuffers()),
            arriving.valid(),
            start,
            count.last);
    arriving.ready(intake.ready);
    start.drive(count.free.and(intake.waiting).and(room));

    // A register in front of every bank: its address goes to all of them.
    Pipe t = pipe();
    Bits step = count.running.mux(address(count), access.address());
    Bits address = t.at(t.arrives(step, 0), 1);
    Bits first = t.at(t.arrives(count.first, 0), 1);
    Bits readAt = t.at(t.arrives(intake.workSlot.cat(count.group), 0), 1);
    List<Bits> inputs = new ArrayList<>();
    for (int i = 0; i < parameters.n(); i++) {
      Memory activations = memory(1 << readAt.width(), word());
      activations.write(intake.store, intake.address, Columns.part(arriving.data(), word(), i));
      inputs.add(activations.read(readAt));
    }
    int due = parameters.sumLatency();
    Bits closing = t.arrives(count.closing, 0);
    Bits biasDue = t.untimed(t.validAt(closing, due - 1));
    Counter turn = Counter.of(this, parameters.rotation(), biasDue);
    Bits slot = Counter.of(this, parameters.sums().slots(), lit(1, 1)).value();
    List<FcRow> rows = new ArrayList<>();
    for (int lane = 0; lane < parameters.m(); lane++) {
      Bits meant = access.write().and(access.lane().eq(lane));
      FcRow row =
          new FcRow(
              this,
              parameters,
              new FcRow.Step(
                  address,
                  inputs,
                  first,
                  slot,
                  biasDue.mux(turn.value(), access.address().low(turn.value().width()))),
              new FcRow.Load(
                  meant.and(access.bias().not()),
                  meant.and(access.bias()),
                  access.address(),
                  access.words()));
      row.instanceName("row" + lane);
      rows.add(row);
    }
    Bits outputs = Columns.joined(rows.stream().map(row -> row.leaving).toList());
    Bits leave = t.validAt(closing, t.cycle(outputs));
    return new Outputs(
        out("leaving", Valid.of(Shape.bits(outputs.width()), t.untimed(leave), t.untimed(outputs))),
        out("idle", count.running.or(intake.waiting).not()),
        out("started", start),
        out("looked", looked(access, rows)));
  }

  /** Where the weights of a step are: the next group of outputs is R words further on. */
  private Bits address(StepCount count) {
    int width = Counter.width(parameters.steps());
    Bits nextGroup = count.group.zext(width).add(1);
    Bits lastTurn = count.turn.eq(parameters.rotation() - 1);
    return reg(width)
        .reset(0)
        .enable(count.running)
        .next(
            now ->
                choose()
                    .when(count.last, now.constant(0))
                    .when(lastTurn, nextGroup)
                    .otherwise(now.add(parameters.groups())))
        .named("address");
  }

  private Bits looked(FcBackward.Access access, List<FcRow> rows) {
    Pipe t = pipe();
    Bits lane = t.untimed(t.at(t.arrives(access.lane(), 0), 2));
    Bits weights = Columns.chosen(lane, rows.stream().map(row -> t.untimed(row.weights)).toList());
    Bits bias = Columns.chosen(lane, rows.stream().map(row -> reg(t.untimed(row.bias))).toList());
    Bits ofBias = t.untimed(t.at(t.arrives(access.bias(), 0), 2));
    return ofBias.mux(bias.zext(row()), weights);
  }
}
