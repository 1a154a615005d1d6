package dev.kairo.hw.estimate;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Definitions whose LUTs a synthesis has counted, by {@link Fingerprint}: where such a definition
 * stands in a design, its measured number counts instead of the cover's.
 *
 * <p>What ABC makes of a wide tree hangs on structure that no small model follows: leave one step
 * ({@code dch}) out of its own script, and 38 of 479 designs move by more than a tenth. So units
 * that many designs share are measured once, as vendors do for their operators.
 */
public final class Characterization {
  /** The resource with the definitions measured for this version. */
  public static final String RESOURCE = "characterization.csv";

  private static final String HEADING = "fingerprint,nodes,lut,tool,design";

  /** One measured definition; the number of nodes spares fingerprints of circuits it can't be. */
  public record Entry(String fingerprint, int nodes, int lut, String tool, String design) {}

  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<Integer, Integer> sizes = new HashMap<>();

  /** A characterization of these definitions. */
  public Characterization(List<Entry> measured) {
    for (Entry entry : measured) {
      entries.put(entry.fingerprint(), entry);
      sizes.merge(entry.nodes(), 1, Integer::sum);
    }
  }

  /** No definition at all: every LUT is modelled. */
  public static Characterization none() {
    return new Characterization(List.of());
  }

  /** The definitions measured for this version. */
  public static Characterization recorded() {
    return Recorded.TABLE;
  }

  /** Read once; it never changes. */
  private static final class Recorded {
    static final Characterization TABLE = read();
  }

  private static Characterization read() {
    try (InputStream stream = Characterization.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the resource " + RESOURCE + " is missing; regenerate the calibration");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException("the resource " + RESOURCE + " can't be read", problem);
    }
  }

  private static Characterization parse(String text) {
    return new Characterization(
        text.lines()
            .skip(1)
            .map(line -> line.split(","))
            .map(f -> new Entry(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2]), f[3], f[4]))
            .toList());
  }

  /** An entry for a circuit that was measured. */
  public static Entry entry(Circuit circuit, int lut, String tool, String design) {
    return new Entry(new Fingerprint().of(circuit), circuit.size(), lut, tool, design);
  }

  /** The content of the resource. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADING).append('\n');
    for (Entry entry : entries.values()) {
      text.append(
          "%s,%d,%d,%s,%s\n"
              .formatted(
                  entry.fingerprint(), entry.nodes(), entry.lut(), entry.tool(), entry.design()));
    }
    return text.toString();
  }

  /** What measured the definitions, such as {@code yosys 0.23}. */
  String tool() {
    return entries.values().stream()
        .map(Entry::tool)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** The measured definition a circuit is, if it is one. */
  Optional<Entry> find(Circuit circuit, Fingerprint fingerprint) {
    return sizes.containsKey(circuit.size())
        ? Optional.ofNullable(entries.get(fingerprint.of(circuit)))
        : Optional.empty();
  }

  /** Where measured definitions stand in a tree. */
  Standing in(Circuit top) {
    return new Standing(top);
  }

  /** How often each circuit of a tree stands there, apart from what measured ones hold. */
  final class Standing {
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<Circuit, Optional<Entry>> found = new IdentityHashMap<>();
    private final Map<Circuit, Integer> outside = new IdentityHashMap<>();

    private Standing(Circuit top) {
      Deque<Circuit> parentsFirst = new ArrayDeque<>();
      order(top, parentsFirst);
      outside.put(top, 1);
      for (Circuit circuit : parentsFirst) {
        int times = outside.getOrDefault(circuit, 0);
        if (measured(circuit).isEmpty()) {
          children(circuit).forEach(child -> outside.merge(child, times, Integer::sum));
        }
      }
    }

    private void order(Circuit circuit, Deque<Circuit> parentsFirst) {
      if (!found.containsKey(circuit)) {
        found.put(circuit, find(circuit, fingerprint));
        children(circuit).forEach(child -> order(child, parentsFirst));
        parentsFirst.push(circuit);
      }
    }

    private static Stream<Circuit> children(Circuit circuit) {
      return Arrays.stream(circuit.nodes())
          .filter(Node.Instance.class::isInstance)
          .map(node -> ((Node.Instance) node).definition())
          .filter(Circuit.class::isInstance)
          .map(Circuit.class::cast);
    }

    /** The entry of a circuit that was measured. */
    Optional<Entry> measured(Circuit circuit) {
      return found.getOrDefault(circuit, Optional.empty());
    }

    /** Whether measured circuits have company: more than one of them stands in the tree. */
    boolean company() {
      return outside.entrySet().stream()
              .filter(entry -> measured(entry.getKey()).isPresent())
              .mapToInt(Map.Entry::getValue)
              .sum()
          > 1;
    }

    /** How often a circuit stands in the tree, but not inside a measured one. */
    int outside(Circuit circuit) {
      return outside.getOrDefault(circuit, 0);
    }
  }
}
