package dev.kairo.hw.mutate;

import dev.kairo.hw.check.CombinationalLoops;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.pass.Pipeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes mutants of a design.
 *
 * <p>A mutant shares every module but the wrong one, and those around it, with the design it comes
 * from: making one costs a copy of those modules' lists of nodes. A module that is used several
 * times is wrong in all of them, as it would be had its class been written wrongly.
 */
public final class Mutants {
  private Mutants() {}

  /** A change at a place, and where it stands in the order of all. */
  private record Candidate(int order, Place place, Change change) {}

  /**
   * Every mistake at every node, or {@code limit} of them chosen by {@code seed}, in the order of
   * modules and nodes.
   *
   * <p>The design is simplified first, so that no mistake is made where nothing depends on it.
   * Mistakes that close a loop without a register are left out: no bench is needed to notice them.
   */
  public static List<Mutant> systematic(Circuit design, int limit, long seed) {
    Tree tree = new Tree(new Tree(design).each(Pipeline.simplify()::apply));
    List<Candidate> candidates = candidates(tree);
    if (candidates.size() > limit) {
      Collections.shuffle(candidates, new Random(seed));
    }
    List<Candidate> chosen = new ArrayList<>();
    List<Mutant> mutants = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (chosen.size() < limit && !loops(candidate)) {
        chosen.add(candidate);
      }
    }
    chosen.sort(Comparator.comparingInt(Candidate::order));
    for (Candidate candidate : chosen) {
      mutants.add(candidate.place().mutant(tree, candidate.change()));
    }
    return mutants;
  }

  private static List<Candidate> candidates(Tree tree) {
    List<Candidate> candidates = new ArrayList<>();
    for (Circuit module : tree.modules()) {
      for (int id = 0; id < module.size(); id++) {
        for (Change change : Mistakes.of(module, id)) {
          candidates.add(new Candidate(candidates.size(), new Place(module, id), change));
        }
      }
    }
    return candidates;
  }

  private static boolean loops(Candidate candidate) {
    Mistake mistake = candidate.change().mistake();
    if (mistake != Mistake.MISSING_REGISTER && mistake != Mistake.SWAPPED_INPUTS) {
      return false;
    }
    Place place = candidate.place();
    Circuit wrong = candidate.change().in(place.module(), place.node());
    return !new CombinationalLoops().check(wrong, wrong.name()).isEmpty();
  }

  /**
   * The mutants of one mistake at every net of a name, {@code net} or {@code Module.net}; there is
   * at least one.
   */
  public static List<Mutant> at(Circuit design, String net, Mistake mistake) {
    Tree tree = new Tree(design);
    List<Mutant> mutants = new ArrayList<>();
    Set<Mistake> possible = EnumSet.noneOf(Mistake.class);
    for (Place place : Place.named(tree, net)) {
      for (Change change : Mistakes.of(place.module(), place.node())) {
        possible.add(change.mistake());
        if (change.mistake() == mistake) {
          mutants.add(place.mutant(tree, change));
        }
      }
    }
    if (mutants.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no mistake that can be made at '%s'; choose one of %s."
              .formatted(mistake, net, possible));
    }
    return mutants;
  }
}
