package dev.kairo.hw.interpret;

/**
 * The combinational part of a circuit as numbers: batches of equal records in an order in which
 * every operand comes before its use. Batches keep the choice of operation out of the inner loops,
 * so that a node costs about a nanosecond.
 */
final class Program {
  private static final Opcode[] OPCODES = Opcode.values();

  private final int[] code;
  private final int stateStart;
  private final int inputStart;
  private final BlackBoxes blackBoxes;

  /**
   * A program of three parts.
   *
   * @param stateStart where the part begins that depends on registers and memories
   * @param inputStart where the part begins that depends on inputs
   */
  Program(int[] code, int stateStart, int inputStart, BlackBoxes blackBoxes) {
    this.code = code;
    this.stateStart = stateStart;
    this.inputStart = inputStart;
    this.blackBoxes = blackBoxes;
  }

  /** Evaluates what depends on constants only; needed once. */
  void runConstants(long[] s, long[] memory) {
    run(0, stateStart, s, memory);
  }

  /** Evaluates what depends on state, and after it what depends on inputs. */
  void runState(long[] s, long[] memory) {
    run(stateStart, code.length, s, memory);
  }

  /** Evaluates what depends on inputs. */
  void runInputs(long[] s, long[] memory) {
    run(inputStart, code.length, s, memory);
  }

  private void run(int start, int end, long[] s, long[] memory) {
    int at = start;
    while (at < end) {
      Opcode opcode = OPCODES[code[at]];
      int count = code[at + 1];
      at += 2;
      at =
          switch (opcode) {
            case ADD -> NarrowCode.add(code, at, count, s);
            case SUB -> NarrowCode.sub(code, at, count, s);
            case AND -> NarrowCode.and(code, at, count, s);
            case OR -> NarrowCode.or(code, at, count, s);
            case XOR -> NarrowCode.xor(code, at, count, s);
            case NOT -> NarrowCode.not(code, at, count, s);
            case EQ -> NarrowCode.eq(code, at, count, s);
            case LT_U -> NarrowCode.ltU(code, at, count, s);
            case LT_S -> NarrowCode.ltS(code, at, count, s);
            case MUL_U -> NarrowCode.mulU(code, at, count, s);
            case MUL_S -> NarrowCode.mulS(code, at, count, s);
            case MUX -> NarrowCode.mux(code, at, count, s);
            case SLICE -> NarrowCode.slice(code, at, count, s);
            case SLICE_ACROSS -> NarrowCode.sliceAcross(code, at, count, s);
            case CAT_TWO -> NarrowCode.catTwo(code, at, count, s);
            case CAT -> NarrowCode.cat(code, at, count, s);
            case REPEAT -> NarrowCode.repeat(code, at, count, s);
            case EXTEND -> NarrowCode.extend(code, at, count, s);
            case TABLE -> WideCode.table(code, at, count, s);
            case SEARCH -> WideCode.search(code, at, count, s);
            case READ -> WideCode.read(code, at, count, s, memory);
            case WIDE_ADD -> WideCode.add(code, at, count, s);
            case WIDE_SUB -> WideCode.sub(code, at, count, s);
            case WIDE_EQ -> WideCode.eq(code, at, count, s);
            case WIDE_LT_U -> WideCode.ltU(code, at, count, s);
            case WIDE_LT_S -> WideCode.ltS(code, at, count, s);
            case WIDE_MUL_U -> WideCode.mulU(code, at, count, s);
            case WIDE_MUL_S -> WideCode.mulS(code, at, count, s);
            case WIDE_CAT -> WideCode.cat(code, at, count, s);
            case BLACK_BOX -> blackBoxes.settle(code, at, count, s);
          };
    }
  }
}
