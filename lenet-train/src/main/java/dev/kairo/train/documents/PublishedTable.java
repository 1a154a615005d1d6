package dev.kairo.train.documents;

import dev.kairo.hw.figure.Origin;
import dev.kairo.train.fc.FcLegality;
import java.util.List;
import java.util.Optional;

/**
 * Engines of one layer that were published together, for every M and N that was tried.
 *
 * @param name what it is called in a report, such as {@code board 01}
 * @param inputs the layer's inputs in the direction of the errors
 * @param outputs the layer's outputs in the direction of the errors
 * @param activation the operation that shares the board; it has M units
 * @param remarks where the document disagrees with itself, in sentences
 */
public record PublishedTable(
    String name,
    int inputs,
    int outputs,
    String activation,
    List<PublishedEngine> engines,
    Origin.Quoted origin,
    List<String> remarks) {

  private static final String DIRECTION =
      "The table counts M along the inputs, as section 5.3 does; the end of section 5.2 says N read"
          + " and M written.";

  /** The last fully connected layer, the first one that the errors pass. */
  public static final PublishedTable BOARD_00 =
      new PublishedTable(
          "board 00",
          10,
          500,
          "softmax",
          List.of(
              new PublishedEngine("FC2", 5, 5, 867, 1_884, false),
              new PublishedEngine("FC2", 1, 20, 678, 1_615, false),
              new PublishedEngine("FC2", 2, 10, 696, 1_590, true),
              new PublishedEngine("FC2", 10, 2, 820, 1_590, false),
              new PublishedEngine("FC2", 10, 1, 490, 3_090, false),
              new PublishedEngine("FC2", 1, 10, 348, 2_616, false)),
          new Origin.Quoted("[S003] Table 1"),
          List.of(DIRECTION));

  /**
   * The large fully connected layer. The chosen row is the one whose figures the text repeats, not
   * the one whose M and N it names.
   */
  public static final PublishedTable BOARD_01 =
      new PublishedTable(
          "board 01",
          500,
          800,
          "ReLU",
          List.of(
              new PublishedEngine("FC1", 4, 8, 860, 51_254, false),
              new PublishedEngine("FC1", 1, 20, 514, 81_957, false),
              new PublishedEngine("FC1", 2, 10, 528, 81_461, false),
              new PublishedEngine("FC1", 4, 5, 556, 81_919, false),
              new PublishedEngine("FC1", 5, 4, 574, 81_173, false),
              new PublishedEngine("FC1", 10, 2, 644, 81_093, true),
              new PublishedEngine("FC1", 20, 1, 784, 81_783, false),
              new PublishedEngine("FC1", 1, 16, 416, 101_957, false),
              new PublishedEngine("FC1", 2, 8, 432, 101_461, false)),
          new Origin.Quoted("[S003] Table 2"),
          List.of(
              DIRECTION,
              "The text names M = 2, N = 10 as chosen, with 83 % of the DSP blocks and 81093 cycles;"
                  + " both are the row M = 10, N = 2, whose 644 DSP blocks are also the 83.9 % that"
                  + " section 6.2 reports as built."));

  /** A table whose engines divide their layer evenly. */
  public PublishedTable {
    engines = List.copyOf(engines);
    remarks = List.copyOf(remarks);
    for (PublishedEngine engine : engines) {
      requireDivisor(name, "M", engine.rows(), inputs, "inputs");
      requireDivisor(name, "N", engine.columns(), outputs, "outputs");
    }
  }

  /** Both tables, in the order of the document. */
  public static List<PublishedTable> all() {
    return List.of(BOARD_00, BOARD_01);
  }

  /** The engine that was built. */
  public Optional<PublishedEngine> chosen() {
    return engines.stream().filter(PublishedEngine::chosen).findFirst();
  }

  /** The weights that every lane has to visit for a sample: inputs * outputs / (M*N). */
  public double visits(PublishedEngine engine) {
    return (double) inputs * outputs / engine.lanes();
  }

  private static void requireDivisor(
      String table, String letter, int value, int count, String what) {
    List<Integer> divisors = FcLegality.divisors(count);
    if (!divisors.contains(value)) {
      throw new IllegalArgumentException(
          "%s: %s = %d does not divide its %d %s; choose one of %s."
              .formatted(table, letter, value, count, what, divisors));
    }
  }
}
