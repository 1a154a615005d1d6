package dev.kairo.sim.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;

/** Drives the crossbar: 14 words in, 12 words out, every cycle. */
final class CrossbarDriver implements Driver {
  private static final int WORDS = 14;
  private final int[] table = Stimulus.table(WORDS);

  @Override
  public long run(Simulation sim, int cycles) {
    InPort in0 = sim.in("in0");
    InPort in1 = sim.in("in1");
    InPort in2 = sim.in("in2");
    InPort in3 = sim.in("in3");
    InPort select = sim.in("select");
    InPort enable = sim.in("enable");
    OutPort out0 = sim.out("out0");
    OutPort out1 = sim.out("out1");
    OutPort out2 = sim.out("out2");
    OutPort out3 = sim.out("out3");
    int[] words = table;
    long checksum = 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      int row = cycle % Stimulus.ROWS * WORDS;
      // The order of the words is the order of the ports in Verilator's header.
      select.setWord(0, words[row]);
      enable.setWord(0, words[row + 1]);
      in0.setWords(words, row + 2);
      in1.setWords(words, row + 5);
      in2.setWords(words, row + 8);
      in3.setWords(words, row + 11);
      sim.step();
      long sum = peek(out0) + peek(out1) + peek(out2) + peek(out3);
      checksum = Stimulus.fold(checksum, sum, cycle);
    }
    return checksum;
  }

  private static long peek(OutPort port) {
    return (port.word(0) & 0xffff_ffffL)
        + (port.word(1) & 0xffff_ffffL)
        + (port.word(2) & 0xffff_ffffL);
  }
}
