package dev.kairo.train.softmax;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpDivider;
import dev.kairo.hw.fp.FpExp;
import dev.kairo.hw.stream.Stream;

/** The engines of a softmax, with what their cycles are. */
public enum SoftmaxKind {
  /** {@link SoftmaxSequential}. */
  SEQUENTIAL {
    @Override
    public int intervalCycles(SoftmaxParameters parameters) {
      Sequence sequence = Sequence.of(parameters);
      int overlap = Math.max(parameters.classes() + 2, sequence.spacing() + 1);
      return overlap + sequence.work();
    }

    @Override
    public int latencyCycles(SoftmaxParameters parameters) {
      Sequence sequence = Sequence.of(parameters);
      int adder = parameters.adder().latency();
      return parameters.classes() + 1 + sequence.work() + sequence.spacing() + adder + 1;
    }

    @Override
    public Stream<Bits> errors(
        Module parent, SoftmaxParameters parameters, Stream<Bits> logits, Stream<Bits> labels) {
      return new SoftmaxSequential(parent, parameters, logits, labels).errors;
    }

    @Override
    Module alone(SoftmaxParameters parameters) {
      return new SoftmaxSequential(parameters);
    }
  },

  /** {@link SoftmaxPipelined}. */
  PIPELINED {
    @Override
    public int intervalCycles(SoftmaxParameters parameters) {
      return parameters.classes();
    }

    @Override
    public int latencyCycles(SoftmaxParameters parameters) {
      int adder = parameters.adder().latency();
      int exponentials = 3 + adder + parameters.exponential().latency();
      int sum = 2 + adder * parameters.classes();
      int quotients = 2 + parameters.divider().latencyCycles() + adder;
      return 2 * parameters.classes() - 1 + exponentials + sum + quotients;
    }

    @Override
    public Stream<Bits> errors(
        Module parent, SoftmaxParameters parameters, Stream<Bits> logits, Stream<Bits> labels) {
      return new SoftmaxPipelined(parent, parameters, logits, labels).errors;
    }

    @Override
    Module alone(SoftmaxParameters parameters) {
      return new SoftmaxPipelined(parameters);
    }
  };

  /** Cycles from one sample to the next in steady state. */
  public abstract int intervalCycles(SoftmaxParameters parameters);

  /** Cycles from a sample's first logit to its last error when nothing else is under way. */
  public abstract int latencyCycles(SoftmaxParameters parameters);

  /** The errors that an engine inside a module gives. */
  public abstract Stream<Bits> errors(
      Module parent, SoftmaxParameters parameters, Stream<Bits> logits, Stream<Bits> labels);

  /** The engine alone. */
  abstract Module alone(SoftmaxParameters parameters);

  /**
   * The cycles of the sequential engine.
   *
   * @param work from the first subtraction to the start of the last division
   * @param spacing from a quotient to the next one while errors are taken at once
   */
  private record Sequence(int work, int spacing) {
    static Sequence of(SoftmaxParameters parameters) {
      int classes = parameters.classes();
      int adder = parameters.adder().latency();
      int exponential = FpExp.Options.of(parameters.format()).latencyCycles();
      int divider = FpDivider.Options.of(parameters.format()).latencyCycles();
      int spacing = Math.max(divider, adder + 2);
      int exponentials = classes * (adder + exponential + 2) - 2;
      int quotients = divider + (classes - 2) * spacing;
      return new Sequence(exponentials + adder + 1 + quotients, spacing);
    }
  }
}
