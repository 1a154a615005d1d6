package dev.kairo.hw.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.construct.Catalogue;
import dev.kairo.hw.construct.Construct;
import dev.kairo.hw.construct.Stimulus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interpreter, Icarus and Verilator agree on every output of every construct. */
class TraceTest {
  private static final int COMPARED_CYCLES = 200;
  private static final int CYCLES = Stimulus.WARM_UP + COMPARED_CYCLES;

  @TempDir private Path directory;

  private Simulators simulators(List<Construct> constructs) {
    Simulators simulators = new Simulators(constructs, Script.of(constructs, CYCLES), directory);
    assumeTrue(simulators.missing().isEmpty(), () -> String.join("\n", simulators.missing()));
    return simulators;
  }

  @Test
  void allSimulatorsAgreeOnEveryConstruct() throws IOException {
    List<Construct> constructs = Catalogue.all();
    assertEquals(185, constructs.size());
    assertEquals(185, constructs.stream().map(Construct::name).distinct().count());
    Simulators simulators = simulators(constructs);
    List<List<String>> interpreted = simulators.interpreter(1);
    List<String> files = simulators.write();
    Differences.none(constructs, "Icarus", interpreted, simulators.icarus(files));
    Differences.none(constructs, "Verilator", interpreted, simulators.verilator(files));
    assertEquals(37_000, constructs.size() * COMPARED_CYCLES, "cycles compared");
  }

  @Test
  void whatWasUnknownAtFirstDoesNotMatterLater() {
    List<Construct> constructs = Catalogue.all();
    Simulators simulators = new Simulators(constructs, Script.of(constructs, CYCLES), directory);
    List<List<String>> one = simulators.interpreter(1);
    List<List<String>> other = simulators.interpreter(2);
    assertTrue(!one.equals(other), "the seed fills what is unknown");
    Differences.none(constructs, "another seed", one, other);
  }

  @Test
  void aWrongOperatorIsCaughtAndNamed() throws IOException {
    List<Construct> constructs =
        Catalogue.all().stream().filter(one -> one.name().matches("sums_(8|65)")).toList();
    Simulators simulators = simulators(constructs);
    List<String> files = simulators.write();
    Path broken = directory.resolve("sums_65.v");
    String verilog = Files.readString(broken);
    assertTrue(verilog.contains("assign sum = a + b;"), verilog);
    Files.writeString(broken, verilog.replace("assign sum = a + b;", "assign sum = a ^ b;"));
    List<List<String>> interpreted = simulators.interpreter(1);
    List<String> differences =
        Differences.found(constructs, "Icarus", interpreted, simulators.icarus(files));
    assertEquals(
        List.of(
            "sums_65 before the edge of cycle 81: sum is eb7c247147695ad6 in the interpreter and"
                + " eb78247147695ad6 in Icarus"),
        differences);
  }

  @Test
  void anUnknownOutputIsADifference() {
    List<Construct> constructs =
        Catalogue.all().stream().filter(one -> one.name().equals("comparisons_8")).toList();
    List<List<String>> ours = new ArrayList<>();
    List<List<String>> theirs = new ArrayList<>();
    for (int entry = 0; entry < 2 * Stimulus.WARM_UP + 2; entry++) {
      ours.add(List.of("0001"));
      theirs.add(List.of(entry == 2 * Stimulus.WARM_UP + 1 ? "000x" : "0001"));
    }
    assertEquals(
        List.of(
            "comparisons_8 after the edge of cycle 80: eq is 1 in the interpreter and x in Icarus,"
                + " ne is 0 in the interpreter and x in Icarus,"
                + " lt_u is 0 in the interpreter and x in Icarus,"
                + " le_u is 0 in the interpreter and x in Icarus"),
        Differences.found(constructs, "Icarus", ours, theirs));
  }
}
