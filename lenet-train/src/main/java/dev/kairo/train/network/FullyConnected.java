package dev.kairo.train.network;

import java.util.List;
import java.util.Map;

/**
 * A fully connected layer.
 *
 * @param outputs numbers that leave
 * @param forwardReduction products that are added as one tree forward; divides the inputs
 * @param backwardReduction products that are added as one tree backward; divides the outputs
 * @param relu whether a ReLU follows
 */
public record FullyConnected(
    String name,
    Shape input,
    int outputs,
    int forwardReduction,
    int backwardReduction,
    boolean relu)
    implements Layer {

  @Override
  public Shape output() {
    return Shape.row(outputs);
  }

  @Override
  public List<Integer> weightDimensions() {
    return List.of(outputs, input.size());
  }

  @Override
  public int biases() {
    return outputs;
  }

  @Override
  public long products() {
    return (long) outputs * input.size();
  }

  @Override
  public Map<String, String> objections() {
    Map<String, String> found =
        divides("forwardReduction", forwardReduction, input.size(), "inputs");
    found.putAll(divides("backwardReduction", backwardReduction, outputs, "outputs"));
    return found;
  }

  private Map<String, String> divides(String field, int reduction, int count, String things) {
    return Layer.unless(
        count % reduction == 0,
        field,
        "%s: %s = %d does not divide its %d %s; choose %s."
            .formatted(name, field, reduction, count, things, Divisors.choice(count)));
  }
}
