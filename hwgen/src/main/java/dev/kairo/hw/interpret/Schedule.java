package dev.kairo.hw.interpret;

/**
 * Puts combinational nodes in an order in which every operand comes first, gathering nodes with the
 * same opcode into batches: whichever opcode has most nodes ready goes next. Time is linear in the
 * number of operands.
 */
final class Schedule {
  private final Encoder encoder;
  private final int[][] operands;
  private final boolean[] waiting;
  private final int[] missing;
  private final int[] userStart;
  private final int[] users;
  private final IntList code;
  private final IntList[] ready = new IntList[Opcode.values().length];

  /**
   * A schedule of the nodes that {@code waiting} marks.
   *
   * @param operands the operands of those nodes, by flat id
   */
  Schedule(Encoder encoder, int[][] operands, boolean[] waiting, IntList code) {
    this.encoder = encoder;
    this.operands = operands;
    this.waiting = waiting;
    this.code = code;
    missing = new int[waiting.length];
    userStart = new int[waiting.length + 1];
    for (int flat = 0; flat < waiting.length; flat++) {
      if (waiting[flat]) {
        missing[flat] = operands[flat].length;
        for (int operand : operands[flat]) {
          userStart[operand + 1]++;
        }
      }
    }
    for (int flat = 0; flat < waiting.length; flat++) {
      userStart[flat + 1] += userStart[flat];
    }
    users = new int[userStart[waiting.length]];
    int[] next = userStart.clone();
    for (int flat = 0; flat < waiting.length; flat++) {
      if (waiting[flat]) {
        for (int operand : operands[flat]) {
          users[next[operand]++] = flat;
        }
      }
    }
    for (int i = 0; i < ready.length; i++) {
      ready[i] = new IntList();
    }
  }

  /** Says that a node's value is known without evaluating it here. */
  void known(int flat) {
    for (int i = userStart[flat]; i < userStart[flat + 1]; i++) {
      if (--missing[users[i]] == 0) {
        ready[encoder.opcode(users[i]).ordinal()].add(users[i]);
      }
    }
  }

  /** Encodes everything that is ready or becomes so. */
  void drain() {
    for (int fullest = fullest(); ready[fullest].size() > 0; fullest = fullest()) {
      IntList batch = ready[fullest];
      ready[fullest] = new IntList();
      Opcode opcode = Opcode.values()[fullest];
      code.add(fullest);
      int countAt = code.size();
      code.add(0);
      int records = 0;
      for (int i = 0; i < batch.size(); i++) {
        records += encoder.encode(batch.get(i), opcode);
      }
      code.set(countAt, records);
      for (int i = 0; i < batch.size(); i++) {
        waiting[batch.get(i)] = false;
        known(batch.get(i));
      }
    }
  }

  private int fullest() {
    int best = 0;
    for (int i = 1; i < ready.length; i++) {
      best = ready[i].size() > ready[best].size() ? i : best;
    }
    return best;
  }
}
