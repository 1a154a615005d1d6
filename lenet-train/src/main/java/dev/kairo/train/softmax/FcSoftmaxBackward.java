package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.FcBackward;

/**
 * The last layer of a network in one: the softmax's errors from logits and a label, and the layer's
 * backward pass and update with them.
 *
 * <p>Interval: {@link SoftmaxBackwardParameters#intervalCycles}; the softmax works on the next
 * samples while the layer works on one. Cost: {@link SoftmaxCost}. The ports are those of {@link
 * FcBackward} with logits and labels in the place of errors.
 */
public final class FcSoftmaxBackward extends Module {
  /** The errors that leave, a row of N a cycle; nobody can hold a sample back that has started. */
  public final Valid<Bits> leaving;

  /** Whether no sample's errors are complete or under way in the layer. */
  public final Bits idle;

  /** Whether no sample can change a weight. */
  public final Bits weightsRest;

  /** Whether a sample starts, whose errors will leave. */
  public final Bits started;

  /** Two cycles after an access, for each column the word that was there, or the bias. */
  public final Bits looked;

  private final SoftmaxBackwardParameters parameters;

  /** The engine alone. */
  public FcSoftmaxBackward(SoftmaxBackwardParameters parameters) {
    this.parameters = parameters;
    FcBackward layer =
        build(
            Stream.in(this, "logits", Shape.bits(word())),
            Stream.in(this, "labels", Shape.bits(parameters.softmax().indexWidth())),
            Stream.in(this, "activations", Shape.bits(parameters.layer().n() * word())),
            new Controls(
                in("access", FcBackward.access(parameters.layer())),
                in("learning_rate", word()),
                in("room", 1)));
    leaving = out("leaving", layer.leaving);
    idle = out("idle", layer.idle);
    weightsRest = out("weights_rest", layer.weightsRest);
    started = out("started", layer.started);
    looked = out("looked", layer.looked);
  }

  /** The engine inside another module. */
  public FcSoftmaxBackward(
      Module parent,
      SoftmaxBackwardParameters parameters,
      Stream<Bits> logits,
      Stream<Bits> labels,
      Stream<Bits> activations,
      Controls controls) {
    super(parent, parameters);
    this.parameters = parameters;
    FcBackward layer =
        build(
            in("logits", logits),
            in("labels", labels),
            in("activations", activations),
            new Controls(
                in("access", FcBackward.access(parameters.layer()), controls.access()),
                in("learning_rate", controls.learningRate()),
                in("room", controls.room())));
    leaving = out("leaving", layer.leaving);
    idle = out("idle", layer.idle);
    weightsRest = out("weights_rest", layer.weightsRest);
    started = out("started", layer.started);
    looked = out("looked", layer.looked);
  }

  /**
   * What comes beside the samples.
   *
   * @param access words of weights and biases
   * @param learningRate the learning rate
   * @param room whether a sample may start, which then leaves without being held back
   */
  public record Controls(FcBackward.Access access, Bits learningRate, Bits room) {}

  private int word() {
    return parameters.layer().format().width();
  }

  private FcBackward build(
      Stream<Bits> logits, Stream<Bits> labels, Stream<Bits> activations, Controls controls) {
    rename("fc_softmax_backward");
    parameters.layer().header().forEach(this::parameter);
    parameter("softmax", parameters.kind().name());
    parameter("intervalCycles", parameters.intervalCycles());
    return new FcBackward(
        this,
        parameters.layer(),
        parameters.arriving(this, logits, labels),
        activations,
        controls.access(),
        controls.learningRate(),
        controls.room());
  }
}
