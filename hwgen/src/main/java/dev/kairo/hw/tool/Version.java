package dev.kairo.hw.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A dotted version number such as {@code 5.006} or {@code 12.2.0}, compared number by number. */
public record Version(String text, List<Integer> numbers) implements Comparable<Version> {
  private static final Pattern DOTTED = Pattern.compile("\\d{1,8}(\\.\\d{1,8})+|\\d{1,8}");

  public Version {
    numbers = List.copyOf(numbers);
  }

  /** The version written in {@code text}, which must hold one. */
  public static Version of(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' holds no version number."));
  }

  /** The first version number in a tool's answer; a dotted one is preferred to a bare number. */
  public static Optional<Version> find(String answer) {
    Matcher matcher = DOTTED.matcher(answer);
    Optional<String> bare = Optional.empty();
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        return Optional.of(parse(matcher.group()));
      }
      bare = bare.or(() -> Optional.of(matcher.group()));
    }
    return bare.map(Version::parse);
  }

  private static Version parse(String dotted) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : dotted.split("\\.")) {
      numbers.add(Integer.parseInt(part));
    }
    return new Version(dotted, numbers);
  }

  public boolean isOlderThan(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Version other) {
    int length = Math.max(numbers.size(), other.numbers.size());
    for (int i = 0; i < length; i++) {
      int order = Integer.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int part(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  /** The numbers without leading zeros, so that {@code 5.006} and {@code 5.6} read alike. */
  public String canonical() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return text;
  }
}
