package dev.kairo.hw.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.construct.Stimulus;
import dev.kairo.hw.ir.Pin;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Tells where two traces of a bench differ after warming up. */
final class Differences {
  private Differences() {}

  /** Fails with the first difference of each construct. */
  static void none(
      List<Construct> constructs, String name, List<List<String>> ours, List<List<String>> theirs) {
    assertEquals(List.of(), found(constructs, name, ours, theirs));
    assertEquals(ours.size(), theirs.size(), "entries of the trace of " + name);
  }

  /** The first difference of each construct as a sentence. */
  static List<String> found(
      List<Construct> constructs, String name, List<List<String>> ours, List<List<String>> theirs) {
    List<String> differences = new ArrayList<>();
    for (int k = 0; k < constructs.size(); k++) {
      int entries = Math.min(ours.size(), theirs.size());
      for (int entry = 2 * Stimulus.WARM_UP; entry < entries; entry++) {
        String one = ours.get(entry).get(k);
        String other = theirs.get(entry).get(k);
        if (!one.equals(other)) {
          differences.add(told(constructs.get(k), name, entry, one, other));
          break;
        }
      }
    }
    return differences;
  }

  private static String told(
      Construct construct, String name, int entry, String ours, String theirs) {
    String moment = (entry % 2 == 0 ? " before" : " after") + " the edge of cycle " + entry / 2;
    List<String> outputs = new ArrayList<>();
    int low = 0;
    for (Pin pin : construct.circuit().outputPins()) {
      String one = part(ours, low, pin.width());
      String other = part(theirs, low, pin.width());
      if (!one.equals(other)) {
        outputs.add(pin.name() + " is " + one + " in the interpreter and " + other + " in " + name);
      }
      low += pin.width();
    }
    return construct.name() + moment + ": " + String.join(", ", outputs);
  }

  /** Some bits of a word, or what stands there when it is unknown. */
  private static String part(String word, int low, int width) {
    if (!word.matches("[0-9a-f]+")) {
      int digits = word.length();
      int from = Math.max(0, digits - (low + width + 3) / 4);
      return word.substring(from, Math.max(from + 1, digits - low / 4));
    }
    BigInteger bits = new BigInteger(word, 16).shiftRight(low);
    return bits.mod(BigInteger.ONE.shiftLeft(width)).toString(16);
  }
}
