package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import java.util.List;

/**
 * Passes in order, themselves a pass.
 *
 * <p>After {@link #forPrinting()} every net of the module is a node of its own with its final name
 * (see {@link Nets}), and every other node has one user and prints inside it.
 */
public record Pipeline(List<Pass> passes) implements Pass {
  public Pipeline {
    passes = List.copyOf(passes);
  }

  /** The steps that keep a circuit's meaning and make it smaller. */
  public static Pipeline simplify() {
    return new Pipeline(
        List.of(
            new Prune(), new InlineWires(), new FoldConstants(), new EnableOfHold(), new Prune()));
  }

  /** Everything that happens before a module alone is printed. */
  public static Pipeline forPrinting() {
    return forPrinting(InnerNames::isPin);
  }

  /** Everything that happens before Verilog is printed. */
  public static Pipeline forPrinting(InnerNames inner) {
    return new Pipeline(
        List.of(
            simplify(),
            new Legalise(),
            new InlineExpressions(),
            new Prune(),
            new CompletePins(),
            new ChooseNames(inner)));
  }

  @Override
  public Circuit apply(Circuit circuit) {
    Circuit result = circuit;
    for (Pass pass : passes) {
      result = pass.apply(result);
    }
    return result;
  }
}
