package dev.kairo.train.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON whose values know their line, so that a sentence about one can say where it is. */
final class LocatedJson {
  private final String file;
  private final int line;
  private final String what;
  private final Object value;

  private LocatedJson(String file, int line, String what, Object value) {
    this.file = file;
    this.line = line;
    this.what = what;
    this.value = value;
  }

  /** Reads a text; {@code file} is how sentences name it. */
  static LocatedJson read(String file, String text) {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(text)) {
      parser.nextToken();
      if (parser.currentToken() == null) {
        throw new InvalidNetwork("The file is empty; it should describe a network.", file + ":1");
      }
      LocatedJson whole = value(parser, file, "the network");
      if (parser.nextToken() != null) {
        throw new InvalidNetwork(
            "Something follows the network; a file holds one.",
            file + ":" + parser.currentTokenLocation().getLineNr());
      }
      return whole;
    } catch (JsonProcessingException problem) {
      throw new InvalidNetwork(
          "This is not JSON: " + problem.getOriginalMessage().lines().findFirst().orElse("") + ".",
          file + ":" + problem.getLocation().getLineNr());
    } catch (IOException problem) {
      throw new IllegalStateException("A text in memory can't be read.", problem);
    }
  }

  private static LocatedJson value(JsonParser parser, String file, String what) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    Object value =
        switch (parser.currentToken()) {
          case START_OBJECT -> fields(parser, file);
          case START_ARRAY -> items(parser, file, what);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue().doubleValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NULL -> Optional.empty();
          default -> parser.getText();
        };
    return new LocatedJson(file, line, what, value);
  }

  private static Map<String, LocatedJson> fields(JsonParser parser, String file)
      throws IOException {
    Map<String, LocatedJson> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser, file, name));
    }
    return fields;
  }

  private static List<LocatedJson> items(JsonParser parser, String file, String what)
      throws IOException {
    List<LocatedJson> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, file, what));
    }
    return items;
  }

  /** A refusal that names this place. */
  InvalidNetwork wrong(String sentence) {
    return new InvalidNetwork(sentence, file + ":" + line);
  }

  private InvalidNetwork not(String wanted) {
    return wrong("%s must be %s.".formatted(what, wanted));
  }

  /** Refuses fields that are none of the known ones. */
  void allow(Collection<String> known) {
    for (Map.Entry<String, LocatedJson> field : object().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw field
            .getValue()
            .wrong(
                "There is no field '%s' here; choose from %s."
                    .formatted(field.getKey(), String.join(", ", known)));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, LocatedJson> object() {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, LocatedJson>) map;
    }
    throw not("an object of fields");
  }

  /** A field that must be there. */
  LocatedJson field(String name) {
    return optional(name).orElseThrow(() -> wrong("%s needs a field '%s'.".formatted(what, name)));
  }

  /** A field that may be there. */
  Optional<LocatedJson> optional(String name) {
    return Optional.ofNullable(object().get(name));
  }

  @SuppressWarnings("unchecked")
  List<LocatedJson> items() {
    if (value instanceof List<?> list) {
      return (List<LocatedJson>) list;
    }
    throw not("a list");
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw not("a text");
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw not("true or false");
  }

  /** A whole number of 1 or more. */
  int count(int most) {
    if (value instanceof Double number
        && number >= 1
        && number <= most
        && number == Math.rint(number)) {
      return number.intValue();
    }
    throw not("a whole number from 1 to " + most);
  }

  /** A single-precision number above zero and at most {@code most}. */
  float positive(float most) {
    if (value instanceof Double number
        && number <= most
        && number.floatValue() >= Float.MIN_NORMAL) {
      return number.floatValue();
    }
    throw not("a number above 0 and up to " + most);
  }
}
