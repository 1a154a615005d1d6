package dev.kairo.hw.check;

import dev.kairo.hw.ir.Location;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One broken rule.
 *
 * @param path the module it was found in, from the top down
 * @param says what was found against what is allowed, as one sentence
 * @param remedy what to do
 * @param where the lines involved, the one to look at first in front
 */
public record Diagnostic(Code code, String path, String says, String remedy, List<Location> where) {

  @Override
  public String toString() {
    String places =
        where.stream().map(Location::toString).distinct().collect(Collectors.joining(" and "));
    return code + " " + path + ": " + says + "; " + remedy + " (" + places + ")";
  }
}
