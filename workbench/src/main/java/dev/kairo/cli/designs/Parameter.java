package dev.kairo.cli.designs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something about a design that {@code --set} chooses: its name, default, range and meaning. */
public sealed interface Parameter {
  String name();

  /** What it means, as a few words. */
  String help();

  /** The value it has when nothing is chosen. */
  String fallback();

  /** What is allowed, as it stands in a sentence: {@code 2 to 32}. */
  String allowed();

  /** The value in its one spelling, or nothing when it is not allowed. */
  Optional<String> accept(String text);

  /** A whole number from {@code least} to {@code most}. */
  record Whole(String name, String help, String fallback, long least, long most)
      implements Parameter {
    public Whole(String name, String help, long fallback, long least, long most) {
      this(name, help, Long.toString(fallback), least, most);
    }

    @Override
    public String allowed() {
      return least + " to " + most;
    }

    @Override
    public Optional<String> accept(String text) {
      if (!text.matches("-?\\d{1,18}")) {
        return Optional.empty();
      }
      long value = Long.parseLong(text);
      return value < least || value > most ? Optional.empty() : Optional.of(Long.toString(value));
    }
  }

  /** One of a few words. */
  record Choice(String name, String help, String fallback, List<String> choices)
      implements Parameter {
    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String allowed() {
      return String.join(", ", choices);
    }

    @Override
    public Optional<String> accept(String text) {
      return choices.contains(text) ? Optional.of(text) : Optional.empty();
    }
  }

  /** On or off. */
  record Flag(String name, String help, String fallback) implements Parameter {
    public Flag(String name, String help, boolean fallback) {
      this(name, help, Boolean.toString(fallback));
    }

    @Override
    public String allowed() {
      return "true or false";
    }

    @Override
    public Optional<String> accept(String text) {
      return text.equals("true") || text.equals("false") ? Optional.of(text) : Optional.empty();
    }
  }

  /**
   * A word of a pattern.
   *
   * @param allowed what is allowed, as it stands in a sentence
   */
  record Text(String name, String help, String fallback, Pattern pattern, String allowed)
      implements Parameter {
    @Override
    public Optional<String> accept(String text) {
      return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
  }
}
