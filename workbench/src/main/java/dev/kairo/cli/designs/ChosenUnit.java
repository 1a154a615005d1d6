package dev.kairo.cli.designs;

import dev.kairo.cli.trial.Trial;
import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import java.util.List;
import java.util.Map;

/** A floating-point unit about which everything is chosen. */
interface ChosenUnit {
  /** The name it is asked for by. */
  String designName();

  /** What was chosen, in the order the header of the Verilog shows it. */
  Map<String, Object> parameters();

  /** The formats of the inputs {@code a}, {@code b} and {@code c}. */
  List<FpFormat> operands();

  /** The format of {@code y}. */
  FpFormat result();

  /** The cycles from operands to their result, whatever the operands. */
  int latencyCycles();

  /** What the unit must give. */
  long golden(long[] words);

  /** The unit alone, as a design. */
  Design design();

  /** A bench for that design. */
  Trial trial();

  /** The name of the design's module. */
  default String topName() {
    return designName().replace('-', '_');
  }

  /** The name of an operand's port. */
  static String port(int operand) {
    return "abc".substring(operand, operand + 1);
  }
}
