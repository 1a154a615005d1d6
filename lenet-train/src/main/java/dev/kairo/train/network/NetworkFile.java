package dev.kairo.train.network;

import dev.kairo.hw.fp.FpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads networks: those that come with the product by name, others from files. */
public final class NetworkFile {
  /** The networks that come with the product. */
  public static final List<String> SHIPPED = List.of("lenet5", "lenet5-classic");

  private static final String ENDING = ".json";
  private static final int MOST = 65_536;
  private static final long MOST_PARAMETERS = 100_000_000;
  private static final String KIND = "kind";
  private static final String NAME = "name";

  private final Set<String> names = new HashSet<>();

  private NetworkFile() {}

  /** A file if there is one at the path, else a network that comes with the product. */
  public static Network read(String name, Path path) {
    try {
      if (Files.isRegularFile(path)) {
        return parse(path.getFileName().toString(), Files.readString(path));
      }
      String shipped =
          name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
      if (SHIPPED.contains(shipped)) {
        return shipped(shipped);
      }
    } catch (java.nio.charset.CharacterCodingException problem) {
      throw new InvalidNetwork("This is no text, so it can't be a network.", path.toString());
    } catch (IOException problem) {
      throw new UncheckedIOException(path + " can't be read", problem);
    }
    throw new InvalidNetwork(
        "There is no network '%s': no such file, and none that comes along; choose a file, %s."
            .formatted(name, String.join(" or ", SHIPPED)),
        path.toString());
  }

  /** A network that comes with the product. */
  public static Network shipped(String name) {
    try (InputStream text = NetworkFile.class.getResourceAsStream(name + ENDING)) {
      return parse(name + ENDING, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(name + " can't be read", problem);
    }
  }

  /** The network of a text; {@code file} is how sentences name it. */
  public static Network parse(String file, String text) {
    return new NetworkFile().network(LocatedJson.read(file, text));
  }

  private Network network(LocatedJson json) {
    json.allow(List.of("network", "input", "format", "layers", "training"));
    String name = json.field("network").text();
    Shape input = input(json.field("input"));
    FpFormat format = format(json.field("format"));
    LocatedJson list = json.field("layers");
    List<Layer> layers = new ArrayList<>();
    Shape shape = input;
    long parameters = 0;
    for (LocatedJson item : list.items()) {
      Layer layer = layer(item, shape);
      check(item, layer);
      shape = layer.output();
      parameters += layer.weights();
      if (parameters > MOST_PARAMETERS) {
        throw item.wrong(
            "%s: more than %d weights are too many; choose smaller layers."
                .formatted(layer.name(), MOST_PARAMETERS));
      }
      layers.add(layer);
    }
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof FullyConnected last)) {
      throw list.wrong("The last layer must be fully connected, for a softmax follows it.");
    }
    if (last.relu()) {
      throw list.wrong(
          "%s: a softmax follows the last layer, so it can't have a ReLU; choose \"relu\": false."
              .formatted(last.name()));
    }
    return new Network(name, input, format, layers, training(json.field("training")));
  }

  private Shape input(LocatedJson json) {
    List<LocatedJson> sizes = json.items();
    if (sizes.size() != 3) {
      throw json.wrong("input must be channels, height and width, such as [1, 28, 28].");
    }
    return new Shape(sizes.get(0).count(MOST), sizes.get(1).count(MOST), sizes.get(2).count(MOST));
  }

  private FpFormat format(LocatedJson json) {
    try {
      return FpFormat.of(json.text());
    } catch (IllegalArgumentException problem) {
      throw json.wrong(problem.getMessage());
    }
  }

  private Layer layer(LocatedJson json, Shape input) {
    String name = json.field(NAME).text();
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw json.field(NAME)
          .wrong("'%s' is no name; choose a letter and then letters or digits.".formatted(name));
    }
    if (!names.add(name)) {
      throw json.field(NAME)
          .wrong("Two layers are called '%s'; choose another name.".formatted(name));
    }
    LocatedJson kind = json.field(KIND);
    return switch (kind.text()) {
      case "convolution" -> convolution(json, name, input);
      case "fully-connected" -> fullyConnected(json, name, input);
      default ->
          throw kind.wrong(
              "%s: the kind '%s' is not known; choose convolution or fully-connected."
                  .formatted(name, kind.text()));
    };
  }

  private Layer convolution(LocatedJson json, String name, Shape input) {
    json.allow(
        List.of(
            NAME,
            KIND,
            "channels",
            "kernel",
            "pool",
            "tapsAtOnce",
            "channelGroups",
            "errorGroups",
            "partials"));
    LocatedJson pool = json.field("pool");
    if (pool.count(MOST) != 2) {
      throw pool.wrong("%s: only 2 x 2 max-pooling is known; choose \"pool\": 2.".formatted(name));
    }
    if (input.plane() == 1) {
      throw json.wrong(
          "%s: a convolution can't follow a row of %s numbers; choose fully-connected."
              .formatted(name, input));
    }
    int channels = json.field("channels").count(MOST);
    LocatedJson kernel = json.field("kernel");
    if (kernel.count(MOST) > Math.min(input.height(), input.width())) {
      throw kernel.wrong(
          "%s: a kernel of %d does not fit into maps of %d x %d; choose up to %d."
              .formatted(
                  name,
                  kernel.count(MOST),
                  input.height(),
                  input.width(),
                  Math.min(input.height(), input.width())));
    }
    return new Convolution(
        name,
        input,
        channels,
        kernel.count(MOST),
        json.optional("tapsAtOnce").map(taps -> taps.count(MOST)).orElse(1),
        groups(json, "channelGroups", input.channels()),
        groups(json, "errorGroups", channels),
        json.optional("partials").map(count -> count.count(MOST)).orElse(1));
  }

  private List<Integer> groups(LocatedJson json, String field, int all) {
    return json.optional(field)
        .map(sizes -> sizes.items().stream().map(size -> size.count(MOST)).toList())
        .orElse(List.of(all));
  }

  private Layer fullyConnected(LocatedJson json, String name, Shape input) {
    json.allow(List.of(NAME, KIND, "outputs", "forwardReduction", "backwardReduction", "relu"));
    return new FullyConnected(
        name,
        input,
        json.field("outputs").count(MOST),
        json.optional("forwardReduction").map(width -> width.count(MOST)).orElse(1),
        json.optional("backwardReduction").map(width -> width.count(MOST)).orElse(1),
        json.optional("relu").map(LocatedJson::flag).orElse(false));
  }

  private void check(LocatedJson json, Layer layer) {
    for (Map.Entry<String, String> objection : layer.objections().entrySet()) {
      throw json.optional(objection.getKey()).orElse(json).wrong(objection.getValue());
    }
  }

  private Training training(LocatedJson json) {
    json.allow(List.of("learningRate", "decay", "schedule"));
    LocatedJson schedule = json.field("schedule");
    try {
      return new Training(
          json.field("learningRate").positive(Training.MOST_LEARNING_RATE),
          json.optional("decay").map(decay -> decay.positive(1f)).orElse(1f),
          Schedule.of(schedule.text()));
    } catch (IllegalArgumentException problem) {
      throw schedule.wrong(problem.getMessage());
    }
  }
}
