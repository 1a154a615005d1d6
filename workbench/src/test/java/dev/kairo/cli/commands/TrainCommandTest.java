package dev.kairo.cli.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import dev.kairo.train.digits.Digits;
import dev.kairo.train.digits.DrawnDigits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path top;
  private Path directory;
  private CommandLineFixture kairo;

  /** A folder two levels down, so that no collection of the machine lies beside it. */
  @BeforeEach
  void smallNetwork() throws IOException {
    directory = Files.createDirectories(top.resolve("work").resolve("here"));
    kairo = new CommandLineFixture(directory);
    Files.writeString(
        directory.resolve("small.json"),
        """
        {"network": "small", "input": [1, 28, 28], "format": "fp32",
         "layers": [
           {"name": "conv1", "kind": "convolution", "channels": 4, "kernel": 9, "pool": 2,
            "tapsAtOnce": 9, "partials": 6},
           {"name": "fc1", "kind": "fully-connected", "outputs": 10, "forwardReduction": 4}],
         "training": {"learningRate": 0.02, "decay": 0.5, "schedule": "strict"}}
        """);
  }

  private Ran train(String... more) {
    List<String> words = new ArrayList<>(List.of("train", "--progress=none"));
    if (!List.of(more).contains("--network")) {
      words.addAll(List.of("--network", "small.json"));
    }
    words.addAll(List.of(more));
    return kairo.run(words.toArray(String[]::new));
  }

  private JsonNode document(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of(more));
    words.add("--json");
    return new ObjectMapper().readTree(train(words.toArray(String[]::new)).out());
  }

  private void refuses(String sentences, String... more) {
    Ran ran = train(more);
    assertEquals(
        sentences, ran.err().replaceAll("\\s+", " ").replace(directory.toString(), "DIR").strip());
    assertEquals("", ran.out());
    assertEquals(2, ran.exit());
  }

  /** A folder of IDX files of drawn digits. */
  private Path folder(int count) throws IOException {
    Digits digits = DrawnDigits.of(count, 9);
    Path folder = Files.createDirectories(top.resolve("digits"));
    ByteBuffer images = ByteBuffer.allocate(16 + count * 28 * 28);
    images.putInt(0x803).putInt(count).putInt(28).putInt(28).put(digits.pixels());
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), images.array());
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x801).putInt(count).put(digits.labels());
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
    return folder;
  }

  @Test
  void aRunSaysWhatItTrainsWithAndWhatCameOfIt() {
    Ran ran = train("--images", "300", "--test", "100", "--epochs", "2");
    assertEquals("", ran.err());
    assertEquals(0, ran.exit());
    String text = ran.out().replaceAll("\\s+", " ");
    assertTrue(
        text.startsWith(
            "small: 1x28x28, conv1 4@9x9 + pool, fc1 10, softmax; 4,338 weights and biases, 133,600"
                + " multiply-adds forward. 300 digits to train on and 100 to test with are drawn, for"
                + " no others were found; give a folder of IDX files with --data or KAIRO_MNIST."
                + " After 600 samples (strict, seed 1) small tells "),
        text);
    assertTrue(
        text.endsWith(" s. next: kairo train --network small.json --save out/weights.npz "), text);
  }

  @Test
  void theResultHoldsLossAndAccuracyOfEveryEpoch() throws Exception {
    JsonNode document = document("--images", "300", "--test", "100", "--epochs", "3");
    JsonNode result = document.get("result");
    assertEquals("train", document.get("command").asText());
    assertEquals("ok", document.get("status").asText());
    assertEquals("small", result.get("network").asText());
    assertEquals("golden", result.get("mode").asText());
    assertEquals("strict", result.get("schedule").asText());
    assertEquals("drawn digits, seed 1", result.get("data").asText());
    assertEquals(900, result.get("samples").asInt());
    assertEquals(0, result.get("compared").asInt());
    assertEquals(0, result.get("mismatches").asInt());
    JsonNode epochs = result.get("epochs");
    assertEquals(3, epochs.size());
    assertEquals(epochs.get(2).get("loss"), result.get("loss"));
    assertEquals(epochs.get(2).get("accuracy"), result.get("accuracy"));
    assertEquals(0.005, epochs.get(2).get("learningRate").asDouble(), 1e-9);
    assertTrue(epochs.get(2).get("loss").asDouble() < epochs.get(0).get("loss").asDouble());
    assertEquals(100, result.get("test").get("samples").asInt());
    assertTrue(result.get("test").get("accuracy").asDouble() > 0.6, result.toString());
  }

  private static JsonNode withoutTimes(JsonNode document) {
    ObjectNode result = (ObjectNode) document.get("result");
    result.remove("time");
    result.get("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("time"));
    return document;
  }

  @Test
  void equalSeedsGiveEqualRunsOnAnyNumberOfThreads() throws Exception {
    String[] few = {"--images", "40", "--test", "10", "--seed", "5", "--threads", "1"};
    String[] more = {"--images", "40", "--test", "10", "--seed", "5", "--threads", "3"};
    String[] other = {"--images", "40", "--test", "10", "--seed", "6", "--threads", "3"};
    JsonNode first = withoutTimes(document(few));
    assertEquals(first, withoutTimes(document(more)));
    assertNotEquals(first.get("result").get("loss"), document(other).get("result").get("loss"));
  }

  @Test
  void weightsAreKeptAndGoOnFromThere() throws Exception {
    String[] once = {"--images", "40", "--test", "10", "--epochs", "1", "--save", "out/a.npz"};
    JsonNode document = document(once);
    Path saved = directory.resolve("out").resolve("a.npz");
    assertEquals(saved.toString(), document.get("artifacts").get(0).asText());
    // A rate so low that no weight moves: what was loaded is what is saved again.
    document(
        "--images",
        "40",
        "--test",
        "10",
        "--epochs",
        "1",
        "--load",
        "out/a.npz",
        "--save",
        "b.npz",
        "--learning-rate",
        "1e-30");
    assertArrayEquals(Files.readAllBytes(saved), Files.readAllBytes(directory.resolve("b.npz")));
    JsonNode again =
        document(
            "--images", "40", "--test", "10", "--load", "out/a.npz", "--learning-rate", "1e-30");
    assertEquals(document.get("result").get("test"), again.get("result").get("test"));
    try (var files = Files.list(directory.resolve("out"))) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
  }

  @Test
  void digitsComeFromTheFolderAskedForOrNamedByTheEnvironment() throws Exception {
    Path folder = folder(50);
    JsonNode asked = document("--data", folder.toString(), "--epochs", "1").get("result");
    assertEquals(folder.toString(), asked.get("data").asText());
    assertEquals(40, asked.get("samples").asInt());
    assertEquals(10, asked.get("test").get("samples").asInt());
    kairo.with("KAIRO_MNIST", folder.toString());
    assertEquals(asked.get("loss"), document("--epochs", "1").get("result").get("loss"));
    refuses(
        "kairo: --images = 41 is more than the 40 digits of " + folder + "; choose 1 to 40.",
        "--images",
        "41");
    refuses(
        "kairo: --test = 11 is more than the 10 digits of " + folder + "; choose 1 to 10.",
        "--test",
        "11");
    kairo.with("KAIRO_MNIST", "");
    Path beside = Files.createDirectories(top.resolve("work").resolve("shared"));
    Files.move(folder, beside.resolve("mnist"));
    assertEquals(
        beside.resolve("mnist").toString(),
        document("--epochs", "1").get("result").get("data").asText());
  }

  @Test
  void schedulesAreThoseAskedForElseTheNetworks() throws Exception {
    List<String> losses = new ArrayList<>();
    for (String schedule : List.of("strict", "minibatch:8", "backward-only")) {
      JsonNode result =
          document("--images", "40", "--test", "10", "--epochs", "1", "--schedule", schedule)
              .get("result");
      assertEquals(schedule, result.get("schedule").asText());
      losses.add(result.get("loss").asText());
    }
    assertEquals(3, losses.stream().distinct().count(), losses.toString());
    refuses(
        "kairo: The schedule 'lazy' is not known; choose strict, backward-only or such as"
            + " minibatch:16.",
        "--schedule",
        "lazy");
  }

  @Test
  void trainingThatGoesAstrayIsAFailedCheckAndIsNotKept() throws Exception {
    Ran ran = train("--images", "40", "--test", "10", "--learning-rate", "1000", "--save", "w.npz");
    assertEquals(1, ran.exit(), ran.out());
    assertTrue(
        ran.err()
            .replaceAll("\\s+", " ")
            .matches(
                "kairo: Training went astray in epoch \\d: weights are no finite numbers any more;"
                    + " choose a lower --learning-rate or another --schedule. "),
        ran.err());
    assertFalse(Files.exists(directory.resolve("w.npz")));
  }

  @Test
  void theNetworksOfTheProductAreThereByName() throws Exception {
    for (String name : List.of("lenet5", "lenet5.json", "lenet5-classic.json")) {
      JsonNode result =
          document("--network", name, "--images", "4", "--test", "2", "--epochs", "1")
              .get("result");
      assertEquals(name.replace(".json", ""), result.get("network").asText());
    }
    Files.copy(directory.resolve("small.json"), directory.resolve("lenet5.json"));
    JsonNode result = document("--network", "lenet5.json", "--images", "4").get("result");
    assertEquals("small", result.get("network").asText(), "a file goes first");
  }

  @Test
  void whatIsWrongIsSaidBeforeAnyWork() throws Exception {
    refuses("kairo: --mode = rtl is not available; choose golden.", "--mode", "rtl");
    refuses("kairo: --epochs = 0 is not allowed; choose 1 to 10000.", "--epochs", "0");
    refuses("kairo: --images = -1 is not allowed; choose 1 to 2147483647.", "--images", "-1");
    refuses("kairo: --threads = 999 is not allowed; choose 1 to 256.", "--threads", "999");
    for (String rate : List.of("0", "-1", "x", "1e9", "NaN")) {
      refuses(
          "kairo: --learning-rate = %s is not allowed; choose a number above 0 and up to 1000.0."
              .formatted(rate),
          "--learning-rate=" + rate);
    }
    refuses(
        "kairo: --images = 300000 is more than the 200000 digits that are drawn; choose 1 to"
            + " 200000.",
        "--images",
        "300000");
    refuses(
        "kairo: There is no network 'gone.json': no such file, and none that comes along; choose a"
            + " file, lenet5 or lenet5-classic. (DIR/gone.json)",
        "--network",
        "gone.json");
    Files.writeString(directory.resolve("bad.json"), "{\n\"network\": 5}");
    refuses("kairo: network must be a text. (bad.json:2)", "--network", "bad.json");
    refuses(
        "kairo: DIR/gone is no folder; give one that holds IDX files such as"
            + " t10k-images-idx3-ubyte.gz.",
        "--data",
        "gone");
    refuses(
        "kairo: There is no file DIR/gone.npz; weights are written by kairo train --save.",
        "--load",
        "gone.npz");
    refuses(
        "kairo: --save names DIR, which can't be written; choose a file in a folder that can.",
        "--save",
        ".");
    refuses(
        "kairo: --save names DIR/small.json/w.npz, which can't be written; choose a file in a"
            + " folder that can.",
        "--save",
        "small.json/w.npz");
  }

  @Test
  void progressTellsEveryEpoch() {
    Ran ran =
        kairo.run(
            "train", "--network", "small.json", "--images", "30", "--test", "10", "--epochs", "2");
    List<String> stages =
        ran.out().lines().filter(line -> line.startsWith("[") && line.endsWith("ok")).toList();
    assertEquals(3, stages.size(), ran.out());
    for (int i = 0; i < 3; i++) {
      String head =
          String.format(Locale.ROOT, "[%d/3] %s", i + 1, i < 2 ? "epoch " + (i + 1) : "test");
      assertTrue(stages.get(i).startsWith(head), ran.out());
      assertTrue(
          stages.get(i).matches(".* loss \\d+\\.\\d{4}, \\d+\\.\\d\\d % right .*"), ran.out());
    }
  }
}
