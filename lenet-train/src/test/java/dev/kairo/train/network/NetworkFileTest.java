package dev.kairo.train.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.fp.FpFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
  private static final String GOOD =
      """
      {
        "network": "mine",
        "input": [1, 12, 10],
        "format": "fp32",
        "layers": [
          {
            "name": "conv1", "kind": "convolution", "channels": 4, "kernel": 3, "pool": 2,
            "tapsAtOnce": 3, "channelGroups": [1],
            "errorGroups": [3, 1], "partials": 5
          },
          {
            "name": "fc1", "kind": "fully-connected", "outputs": 8, "relu": true,
            "forwardReduction": 10, "backwardReduction": 2
          },
          {
            "name": "fc2", "kind": "fully-connected", "outputs": 3, "relu": false,
            "forwardReduction": 4, "backwardReduction": 1
          }
        ],
        "training": {"learningRate": 0.5, "decay": 0.25, "schedule": "minibatch:8"}
      }
      """;

  /** What is said about the good network with something replaced, and the place in front of it. */
  private static String refusal(String good, String bad) {
    assertTrue(GOOD.contains(good), good);
    return refusal(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad));
  }

  private static String refusal(String text) {
    InvalidNetwork problem =
        assertThrows(InvalidNetwork.class, () -> NetworkFile.parse("mine.json", text));
    return problem.where().replace("mine.json:", "") + " " + problem.getMessage();
  }

  @Test
  void aNetworkIsReadWithItsShapes() {
    Network network = NetworkFile.parse("mine.json", GOOD);
    Convolution conv1 =
        new Convolution("conv1", new Shape(1, 12, 10), 4, 3, 3, List.of(1), List.of(3, 1), 5);
    FullyConnected fc1 = new FullyConnected("fc1", new Shape(4, 5, 4), 8, 10, 2, true);
    FullyConnected fc2 = new FullyConnected("fc2", Shape.row(8), 3, 4, 1, false);
    assertEquals(List.of(conv1, fc1, fc2), network.layers());
    assertEquals(FpFormat.FP32, network.format());
    assertEquals(new Training(0.5f, 0.25f, Schedule.minibatch(8)), network.training());
    assertEquals(0.03125f, network.training().learningRate(2));
    assertEquals(3, network.classes());
    assertEquals(
        "mine: 1x12x10, conv1 4@3x3 + pool, fc1 8 + ReLU, fc2 3, softmax;"
            + " 715 weights and biases, 3,544 multiply-adds forward.",
        network.sentence());
  }

  @Test
  void whatIsLeftOutIsPlain() {
    Network network =
        NetworkFile.parse(
            "plain.json",
            """
            {"network": "plain", "input": [3, 6, 6], "format": "fp32",
             "layers": [
               {"name": "c", "kind": "convolution", "channels": 2, "kernel": 3, "pool": 2},
               {"name": "f", "kind": "fully-connected", "outputs": 4}],
             "training": {"learningRate": 0.1, "schedule": "backward-only"}}
            """);
    assertEquals(
        List.of(
            new Convolution("c", new Shape(3, 6, 6), 2, 3, 1, List.of(3), List.of(2), 1),
            new FullyConnected("f", new Shape(2, 2, 2), 4, 1, 1, false)),
        network.layers());
    assertEquals(new Training(0.1f, 1f, Schedule.BACKWARD_ONLY), network.training());
  }

  @Test
  void theNetworksThatComeAlongAreThoseOfTheDocuments() {
    assertEquals(
        "lenet5: 1x28x28, conv1 20@5x5 + pool, conv2 50@5x5 + pool, fc1 500 + ReLU, fc2 10,"
            + " softmax; 431,080 weights and biases, 2,293,000 multiply-adds forward.",
        NetworkFile.shipped("lenet5").sentence());
    assertEquals(
        "lenet5-classic: 1x32x32, conv1 6@5x5 + pool, conv2 16@5x5 + pool, fc1 120 + ReLU, fc2 84"
            + " + ReLU, fc3 10, softmax; 61,706 weights and biases, 416,520 multiply-adds forward.",
        NetworkFile.shipped("lenet5-classic").sentence());
  }

  @Test
  void aFileGoesBeforeANetworkOfItsName(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("lenet5.json");
    assertEquals("lenet5", NetworkFile.read("lenet5.json", file).name());
    assertEquals("lenet5", NetworkFile.read("lenet5", directory.resolve("lenet5")).name());
    Files.writeString(file, GOOD);
    assertEquals("mine", NetworkFile.read("lenet5.json", file).name());
    Path other = directory.resolve("lenet6.json");
    InvalidNetwork missing =
        assertThrows(InvalidNetwork.class, () -> NetworkFile.read("lenet6.json", other));
    assertEquals(
        "There is no network 'lenet6.json': no such file, and none that comes along; choose a"
            + " file, lenet5 or lenet5-classic.",
        missing.getMessage());
    Files.write(other, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    InvalidNetwork binary =
        assertThrows(InvalidNetwork.class, () -> NetworkFile.read("lenet6.json", other));
    assertEquals("This is no text, so it can't be a network.", binary.getMessage());
    assertEquals(other.toString(), binary.where());
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertEquals("1 The file is empty; it should describe a network.", refusal(""));
    assertEquals("2 Something follows the network; a file holds one.", refusal("{}\n{}"));
    assertEquals("1 the network must be an object of fields.", refusal("[1]"));
    assertTrue(
        refusal("\"channels\": 4,", "\"channels\": 4;").startsWith("7 This is not JSON: "),
        refusal("\"channels\": 4,", "\"channels\": 4;"));
    assertEquals(
        "4 This is not JSON: Duplicate field 'format'.",
        refusal("\"format\": \"fp32\",", "\"format\": \"fp32\", \"format\": \"fp32\","));
  }

  @Test
  void fieldsThatAreUnknownOrMissingAreRefused() {
    assertEquals(
        "4 There is no field 'formt' here; choose from network, input, format, layers, training.",
        refusal("\"format\"", "\"formt\""));
    assertEquals(
        "8 There is no field 'taps' here; choose from name, kind, channels, kernel, pool,"
            + " tapsAtOnce, channelGroups, errorGroups, partials.",
        refusal("\"tapsAtOnce\"", "\"taps\""));
    assertEquals(
        "13 There is no field 'reduction' here; choose from name, kind, outputs,"
            + " forwardReduction, backwardReduction, relu.",
        refusal("\"forwardReduction\"", "\"reduction\""));
    assertEquals(
        "20 There is no field 'rate' here; choose from learningRate, decay, schedule.",
        refusal("\"decay\"", "\"rate\""));
    assertEquals("1 the network needs a field 'network'.", refusal("\"network\": \"mine\",", ""));
    assertEquals("6 layers needs a field 'kind'.", refusal("\"kind\": \"convolution\",", ""));
    assertEquals("11 layers needs a field 'outputs'.", refusal("\"outputs\": 8,", ""));
    assertEquals(
        "20 training needs a field 'learningRate'.", refusal("\"learningRate\": 0.5,", ""));
  }

  @Test
  void valuesOfTheWrongKindAreRefused() {
    assertEquals("2 network must be a text.", refusal("\"mine\"", "5"));
    assertEquals("2 network must be a text.", refusal("\"mine\"", "null"));
    assertEquals("3 input must be a list.", refusal("[1, 12, 10]", "{}"));
    assertEquals(
        "3 input must be channels, height and width, such as [1, 28, 28].",
        refusal("[1, 12, 10]", "[12, 10]"));
    assertEquals(
        "3 input must be a whole number from 1 to 65536.", refusal("[1, 12, 10]", "[1, 0, 10]"));
    assertEquals(
        "7 channels must be a whole number from 1 to 65536.",
        refusal("\"channels\": 4", "\"channels\": 4.5"));
    assertEquals(
        "7 channels must be a whole number from 1 to 65536.",
        refusal("\"channels\": 4", "\"channels\": \"4\""));
    assertEquals(
        "9 partials must be a whole number from 1 to 65536.",
        refusal("\"partials\": 5", "\"partials\": 1e99"));
    assertEquals("12 relu must be true or false.", refusal("true", "1"));
    assertEquals("9 errorGroups must be a list.", refusal("[3, 1]", "4"));
    assertEquals(
        "20 training must be an object of fields.",
        refusal("{\"learningRate\": 0.5, \"decay\": 0.25, \"schedule\": \"minibatch:8\"}", "[]"));
    for (String rate : List.of("0", "-1", "1e-60", "1001", "\"0.5\"")) {
      assertEquals(
          "20 learningRate must be a number above 0 and up to 1000.0.",
          refusal("\"learningRate\": 0.5", "\"learningRate\": " + rate));
    }
    assertEquals("20 decay must be a number above 0 and up to 1.0.", refusal("0.25", "1.25"));
    assertEquals(
        "4 The format 'fp31' is not known; choose fp32, bf16, fp16, or exponent and fraction such"
            + " as e8m14.",
        refusal("fp32", "fp31"));
  }

  @Test
  void layersThatDoNotChainAreRefused() {
    assertEquals(
        "7 conv1: a kernel of 4 leaves maps of 9 x 7 from 1x12x10, which 2 x 2 pooling can't"
            + " halve; choose 1, 3, 5, 7, 9.",
        refusal("\"kernel\": 3", "\"kernel\": 4"));
    assertEquals(
        "7 conv1: a kernel of 11 does not fit into maps of 12 x 10; choose up to 10.",
        refusal("\"kernel\": 3", "\"kernel\": 11"));
    assertEquals(
        "7 conv1: a kernel of 3 leaves maps of 10 x 9 from 1x12x11, which 2 x 2 pooling can't"
            + " halve; choose another input.",
        refusal("[1, 12, 10]", "[1, 12, 11]"));
    assertEquals(
        "7 conv1: only 2 x 2 max-pooling is known; choose \"pool\": 2.",
        refusal("\"pool\": 2", "\"pool\": 3"));
    String second =
        "\"name\": \"conv2\", \"kind\": \"convolution\", \"channels\": 1, \"kernel\": 1, \"pool\": 2";
    assertEquals(
        "15 conv2: a convolution can't follow a row of 8 numbers; choose fully-connected.",
        refusal(
            "\"name\": \"fc2\", \"kind\": \"fully-connected\", \"outputs\": 3, \"relu\": false,\n"
                + "      \"forwardReduction\": 4, \"backwardReduction\": 1",
            second));
    assertEquals(
        "5 The last layer must be fully connected, for a softmax follows it.",
        refusal(
            """
            {"network": "n", "input": [1, 6, 6], "format": "fp32",


             "training": {"learningRate": 0.1, "schedule": "strict"},
             "layers": [{%s}]}
            """
                .formatted(second)));
    assertEquals(
        "1 The last layer must be fully connected, for a softmax follows it.",
        refusal(
            "{\"network\": \"n\", \"input\": [1, 6, 6], \"format\": \"fp32\", \"layers\": []}"));
    assertEquals(
        "5 fc2: a softmax follows the last layer, so it can't have a ReLU; choose \"relu\": false.",
        refusal("false", "true"));
    assertEquals(
        "11 fc1: more than 100000000 weights are too many; choose smaller layers.",
        refusal(
            GOOD.replace("[1, 12, 10]", "[1, 4098, 4098]")
                .replace("\"forwardReduction\": 10", "\"forwardReduction\": 4")));
  }

  @Test
  void layersAndKindsNeedNames() {
    assertEquals(
        "7 'conv 1' is no name; choose a letter and then letters or digits.",
        refusal("\"conv1\"", "\"conv 1\""));
    assertEquals(
        "16 Two layers are called 'fc1'; choose another name.", refusal("\"fc2\"", "\"fc1\""));
    assertEquals(
        "12 fc1: the kind 'dense' is not known; choose convolution or fully-connected.",
        refusal("fully-connected", "dense"));
  }

  @Test
  void ordersOfSumsThatDoNotDivideAreRefused() {
    assertEquals(
        "8 conv1: tapsAtOnce = 2 does not divide the 9 taps of its kernels; choose 1, 3 or 9.",
        refusal("\"tapsAtOnce\": 3", "\"tapsAtOnce\": 2"));
    assertEquals(
        "8 conv1: channelGroups = [1, 1] hold 2 channels, but there are 1 input channels; choose"
            + " sizes that add up to 1.",
        refusal("\"channelGroups\": [1]", "\"channelGroups\": [1, 1]"));
    assertEquals(
        "9 conv1: errorGroups = [2, 1] hold 3 channels, but there are 4 output channels; choose"
            + " sizes that add up to 4.",
        refusal("[3, 1]", "[2, 1]"));
    assertEquals(
        "13 fc1: forwardReduction = 3 does not divide its 80 inputs; choose 1, 2, 4, 5, 8, 10, 16,"
            + " 20, 40 or 80.",
        refusal("\"forwardReduction\": 10", "\"forwardReduction\": 3"));
    assertEquals(
        "17 fc2: backwardReduction = 2 does not divide its 3 outputs; choose 1 or 3.",
        refusal("\"backwardReduction\": 1", "\"backwardReduction\": 2"));
  }

  @Test
  void schedulesAreReadByName() {
    for (String name : List.of("strict", "backward-only", "minibatch:16", "minibatch:1000000")) {
      assertEquals(name, Schedule.of(name).toString());
    }
    assertEquals(16, Schedule.of("minibatch:16").batch());
    for (String batch : List.of("0", "1000001", "x", "", "99999999999")) {
      assertEquals(
          "20 A mini-batch of '%s' samples is not allowed; choose 1 to 1000000, such as minibatch:16."
              .formatted(batch),
          refusal("minibatch:8", "minibatch:" + batch));
    }
    assertEquals(
        "20 The schedule 'lazy' is not known; choose strict, backward-only or such as minibatch:16.",
        refusal("minibatch:8", "lazy"));
  }
}
