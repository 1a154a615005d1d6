package dev.kairo.train.fc;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which M and N a layer can have, and what to choose instead of others. */
public final class FcLegality {
  private static final int MOST_WORDS = 1 << 16;

  private FcLegality() {}

  /** The divisors of a number, in order. */
  public static List<Integer> divisors(int number) {
    return IntStream.rangeClosed(1, number).filter(d -> number % d == 0).boxed().toList();
  }

  /** The least reduction with which the sums of a column have their turns, M if none has. */
  public static int leastReduction(int inputs, int outputs, int m, int n, int adderLatency) {
    requireDivisor("M", m, inputs, "inputs");
    requireDivisor("N", n, outputs, "outputs");
    return leastReduction(m, outputs / n, adderLatency);
  }

  /** The least reduction with which the sums of a row have their turns, N if none has. */
  public static int leastForwardReduction(int inputs, int outputs, int m, int n, int adderLatency) {
    requireDivisor("M", m, outputs, "outputs");
    requireDivisor("N", n, inputs, "inputs");
    return leastReduction(n, outputs / m, adderLatency);
  }

  private static int leastReduction(int products, int rotation, int adderLatency) {
    return new Turns("", "", rotation, 1, products, adderLatency).least(divisors(products));
  }

  /** Whether a layer can have these M, N and reduction. */
  public static boolean legal(
      int inputs, int outputs, int m, int n, int reduction, int adderLatency) {
    return inputs % m == 0
        && outputs % n == 0
        && m % reduction == 0
        && outputs / n >= m / reduction * adderLatency;
  }

  /** Whether a forward pass can have these M, N and reduction. */
  public static boolean legalForward(
      int inputs, int outputs, int m, int n, int reduction, int adderLatency) {
    return legal(inputs, outputs, n, m, reduction, adderLatency);
  }

  /** Refuses what can't be built, with the nearest that can. */
  static void require(int inputs, int outputs, int m, int n, int reduction, int adderLatency) {
    requireRange("inputs", inputs);
    requireRange("outputs", outputs);
    requireDivisor("M", m, inputs, "inputs");
    requireDivisor("N", n, outputs, "outputs");
    requireDivisor("The reduction", reduction, m, "rows (M)");
    requireTurns(new Turns("N", "column", outputs, n, m, adderLatency), reduction, divisors(m));
  }

  /** Refuses a forward pass that can't be built, with the nearest that can. */
  static void requireForward(
      int inputs, int outputs, int m, int n, int reduction, int adderLatency) {
    requireRange("inputs", inputs);
    requireRange("outputs", outputs);
    requireDivisor("M", m, outputs, "outputs");
    requireDivisor("N", n, inputs, "inputs");
    requireDivisor("The reduction", reduction, n, "columns (N)");
    requireTurns(new Turns("M", "row", outputs, m, n, adderLatency), reduction, divisors(n));
  }

  /**
   * Sums that take turns in one set of adders.
   *
   * @param choice the name of the choice that sets how many they are
   * @param place where the adders stand
   * @param sums all of them
   * @param atOnce how many have adders of their own
   * @param products products of one sum that arrive together
   * @param additionCycles cycles of an addition
   */
  public record Turns(
      String choice, String place, int sums, int atOnce, int products, int additionCycles) {
    private int held(int reduction) {
      return products / reduction * additionCycles;
    }

    /** The reductions among some with which every sum has its turn. */
    private List<Integer> possible(List<Integer> reductions) {
      return reductions.stream().filter(r -> held(r) <= sums / atOnce).toList();
    }

    /** The least of some reductions with which every sum has its turn, the last if none has. */
    public int least(List<Integer> reductions) {
      return possible(reductions).stream()
          .findFirst()
          .orElse(reductions.get(reductions.size() - 1));
    }
  }

  /**
   * Refuses sums that are due before their last addition is done.
   *
   * @param allowed the reductions to choose from
   */
  public static void requireTurns(Turns turns, int reduction, List<Integer> allowed) {
    int needed = turns.held(reduction);
    int sums = turns.sums();
    int rotation = sums / turns.atOnce();
    if (rotation < needed) {
      List<Integer> choices = divisors(sums).stream().filter(d -> sums / d >= needed).toList();
      List<Integer> reductions = turns.possible(allowed);
      String remedy =
          choices.isEmpty()
              ? ""
              : turns.choice() + " = " + choices.get(choices.size() - 1) + " or less";
      if (!reductions.isEmpty()) {
        remedy += (remedy.isEmpty() ? "" : ", or ") + "reduction = " + reductions.get(0);
      }
      throw new IllegalArgumentException(
          ("With %s = %d, %d sums take turns in a %s, and its adders hold %d at a time; choose"
                  + " %s.")
              .formatted(
                  turns.choice(),
                  turns.atOnce(),
                  rotation,
                  turns.place(),
                  needed,
                  remedy.isEmpty() ? "adders of less latency" : remedy));
    }
  }

  /** Refuses a size that no engine has. */
  public static void requireRange(String name, int value) {
    if (value < 1 || value > MOST_WORDS) {
      throw new IllegalArgumentException(
          "%d %s are not possible; choose 1 to %d.".formatted(value, name, MOST_WORDS));
    }
  }

  /** Refuses a value that leaves a rest. */
  public static void requireDivisor(String name, int value, int of, String what) {
    List<Integer> divisors = divisors(of);
    if (!divisors.contains(value)) {
      throw new IllegalArgumentException(
          "%s = %d does not divide the %d %s; choose %s."
              .formatted(name, value, of, what, nearest(divisors, value)));
    }
  }

  /** The values on both sides of one that is not allowed. */
  static String nearest(List<Integer> allowed, int value) {
    List<Integer> near =
        IntStream.range(0, allowed.size())
            .filter(
                i ->
                    allowed.get(i) < value
                            && (i + 1 == allowed.size() || allowed.get(i + 1) > value)
                        || allowed.get(i) > value && (i == 0 || allowed.get(i - 1) < value))
            .mapToObj(allowed::get)
            .toList();
    return near.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}
