package dev.kairo.hw.fp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.mutate.Mutant;
import dev.kairo.hw.mutate.Mutants;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mutants of a unit that its bench does not notice, and why each of them makes no difference.
 * They are named without numbers of nodes and lines, which change with every edit.
 */
final class ExplainedMutants {
  private static final int ALL = 10_000;
  private static final Pattern DESCRIPTION =
      Pattern.compile("\\w+\\.(\\w*)#\\d+, a (\\w+) at (\\w+)\\.java:\\d+, (.*)\\.");

  private final List<Mutant> mutants;
  private final List<String> left;
  private final List<String> explained = new ArrayList<>();

  ExplainedMutants(Supplier<Module> unit, Predicate<Circuit> passes) {
    Circuit circuit = Design.of(unit).circuit();
    assertTrue(passes.test(circuit), "the unit itself is right");
    mutants = Mutants.systematic(circuit, ALL, 1);
    assertTrue(mutants.size() < ALL);
    left =
        mutants.parallelStream()
            .filter(mutant -> passes.test(mutant.circuit()))
            .map(ExplainedMutants::named)
            .toList();
  }

  private static String named(Mutant mutant) {
    Matcher words = DESCRIPTION.matcher(mutant.description());
    assertTrue(words.matches(), mutant.description());
    String name = words.group(1);
    String place = words.group(2) + " of " + words.group(3);
    return (name.isEmpty() ? place : name + ", " + place + ",") + " " + words.group(4);
  }

  /** Says of some mutants why nothing can notice them. */
  ExplainedMutants because(String reason, String... names) {
    assertTrue(reason.endsWith("."), reason);
    explained.addAll(List.of(names));
    return this;
  }

  /** Everything that is left is explained, and nothing else is. */
  void verify(String figures) {
    assertEquals(sorted(explained), sorted(left));
    assertEquals(
        figures,
        "%d mutants, %d noticed, %d make no difference"
            .formatted(mutants.size(), mutants.size() - left.size(), left.size()));
  }

  private static String sorted(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return String.join("\n", sorted);
  }
}
