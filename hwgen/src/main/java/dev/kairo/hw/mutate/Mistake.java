package dev.kairo.hw.mutate;

/** What people do wrong in circuits, each a small change of one node. */
public enum Mistake {
  /** A sum for a difference, an and for an or, a signed comparison for an unsigned one. */
  OTHER_OPERATOR,
  /** A comparison that answers otherwise where both operands are equal. */
  OTHER_BOUNDARY,
  /** The operands of a difference or comparison in the wrong order. */
  SWAPPED_OPERANDS,
  /** One operand alone instead of both: a lost carry, a lost term. */
  DROPPED_OPERAND,
  /** An inversion that is not there. */
  MISSING_INVERSION,
  /** Both answers of a choice in the wrong order. */
  SWAPPED_CHOICE,
  /** A choice that always goes the same way. */
  STUCK_CHOICE,
  /** A case that is treated as any other. */
  DROPPED_CASE,
  /** A net tied to zeros. */
  STUCK_AT_ZERO,
  /** A net tied to ones. */
  STUCK_AT_ONE,
  /** A constant that is one too large. */
  OTHER_CONSTANT,
  /** A slice one bit too high or too low. */
  SHIFTED_SLICE,
  /** Two equally wide parts of a concatenation in the wrong order. */
  SWAPPED_PARTS,
  /** Two equally wide signals at each other's input of a module: swapped banks. */
  SWAPPED_INPUTS,
  /** A signal a cycle early. */
  MISSING_REGISTER,
  /** A signal a cycle late. */
  EXTRA_REGISTER,
  /** A register that takes a value in every cycle. */
  IGNORED_ENABLE,
  /** A register that keeps its value in a reset. */
  IGNORED_RESET,
  /** A register that wakes up with another value. */
  OTHER_RESET_VALUE,
  /** A memory's write port that never writes. */
  LOST_WRITE,
  /** A memory's write port that always writes. */
  IGNORED_WRITE_ENABLE
}
