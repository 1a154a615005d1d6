package dev.kairo.cli.designs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.hw.Design;
import dev.kairo.hw.estimate.Estimator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fully connected layers by name: in training with what their errors pass, and forward. */
class FcDesignTest {
  @TempDir Path directory;

  private Ran kairo(String line) {
    return new CommandLineFixture(directory).run(line.split(" "));
  }

  private static Design preset(CataloguedDesign design, String preset) {
    return design.design(ParameterValues.of(design, preset, List.of()));
  }

  /** 10 classes take the pipelined softmax 10 cycles and the sequential one 613, the layer 50. */
  @Test
  void everyActivationAgreesWithTheModelAtItsInterval() {
    List<String> made = new ArrayList<>();
    for (String activation : List.of("none", "relu", "softmax", "softmax-sequential")) {
      Ran ran =
          kairo(
              "simulate fc --engine interpreter --samples 3 --progress=none --set inputs=10"
                  + " --set outputs=10 --set M=1 --set N=2 --set activation="
                  + activation);
      assertEquals(0, ran.exit(), ran.err());
      String words = ran.out().replaceAll("\\s+", " ");
      assertTrue(words.contains("none differed from the model, 3 samples, 140 words"), words);
      made.add(words.replaceAll(".*a result every (\\S+) cycles.*", activation + " $1"));
    }
    assertEquals(List.of("none 50", "relu 50", "softmax 50", "softmax-sequential 613"), made);
  }

  @Test
  void theForwardPassAgreesWithTheModelAtItsInterval() {
    Ran ran =
        kairo(
            "simulate fc-forward --engine interpreter --samples 3 --progress=none --set inputs=12"
                + " --set outputs=6 --set M=2 --set N=4 --set reduction=4 --set activation=relu");
    assertEquals(0, ran.exit(), ran.err());
    // 3 x 6 outputs, 6 x 12 weights and 6 biases; 12 / 4 x 6 / 2 cycles.
    String words = ran.out().replaceAll("\\s+", " ");
    assertTrue(words.contains("none differed from the model, 3 samples, 96 words"), words);
    assertTrue(words.contains("a result every 9 cycles"), words);
  }

  @Test
  void theDescriptionOfALastLayerCountsItsSoftmax() throws Exception {
    for (String activation : List.of("none", "softmax")) {
      Ran ran =
          kairo(
              "generate fc --progress=none --set inputs=10 --set outputs=20 --set N=2 -o "
                  + activation
                  + " --set activation="
                  + activation);
      assertEquals(0, ran.exit(), ran.err());
    }
    JsonNode bare = description("none");
    JsonNode last = description("softmax");
    assertEquals(
        "{\"inputs\":10,\"outputs\":20,\"M\":1,\"N\":2,\"format\":\"fp32\",\"reduction\":1,"
            + "\"softmax\":\"PIPELINED\",\"intervalCycles\":100}",
        last.get("parameters").toString());
    assertEquals("fc_softmax_backward", last.get("top").asText());
    assertEquals(8, last.get("estimate").get("dsp").asInt());
    assertEquals(8, bare.get("estimate").get("dsp").asInt());
    int luts = last.get("estimate").get("lut").asInt() - bare.get("estimate").get("lut").asInt();
    assertTrue(luts > 2_500, () -> luts + " LUTs of a softmax");
  }

  private JsonNode description(String folder) throws Exception {
    return new ObjectMapper().readTree(Files.readString(directory.resolve(folder + "/kairo.json")));
  }

  @Test
  void thePresetsAreTheDocumentsBoardsWithinTheirDsps() {
    assertEquals(
        List.of("fc1", "fc1-fast", "fc2", "fc2-without-softmax"),
        List.copyOf(new FcDesign().presets().keySet()));
    Design fc2 = preset(new FcDesign(), "fc2");
    assertEquals("fc_softmax_backward", fc2.name());
    assertEquals(400, Estimator.of(fc2.circuit()).total().dsp());
    assertEquals("fc_backward", preset(new FcDesign(), "fc2-without-softmax").name());
    Design forward = preset(new FcForwardDesign(), "fc2");
    assertEquals("fc_forward", forward.name());
    assertEquals(200, Estimator.of(forward.circuit()).total().dsp());
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedInASentence() {
    assertEquals(
        "kairo: fc: A softmax over 1 classes is not possible; choose 2 to 1024.",
        refusal("fc --preset fc2 --set inputs=1"));
    assertEquals(
        "kairo: fc: A sum needs an adder with a register in it; choose a latency of 1 cycle or"
            + " more.",
        refusal("fc --preset fc2 --set adder-latency=0"));
    assertEquals(
        "kairo: fc: activation = softmx is not allowed; choose none, relu, softmax,"
            + " softmax-sequential.",
        refusal("fc --set activation=softmx"));
    assertEquals(
        "kairo: fc-forward: N = 7 does not divide the 800 inputs; choose 5 or 8.",
        refusal("fc-forward --set N=7"));
  }

  private String refusal(String words) {
    Ran ran = kairo("generate " + words);
    assertEquals(2, ran.exit(), ran.out());
    return ran.err().strip().replaceAll("\\s+", " ");
  }
}
