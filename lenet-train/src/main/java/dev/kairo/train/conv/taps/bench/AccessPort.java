package dev.kairo.train.conv.taps.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.taps.ConvTaps;
import dev.kairo.train.conv.taps.TapsGolden;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.fc.bench.Tally;
import java.util.Random;

/** Loads weights and biases into an engine and looks at them and at the partial sums. */
final class AccessPort {
  private final Simulation simulation;
  private final TapsParameters parameters;
  private final InPort write;
  private final InPort channel;
  private final InPort tap;
  private final InPort slot;
  private final InPort word;
  private final OutPort looked;

  AccessPort(Simulation simulation, TapsParameters parameters) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.write = simulation.in("access_write");
    this.channel = simulation.in("access_channel");
    this.tap = simulation.in("access_tap");
    this.slot = simulation.in("access_slot");
    this.word = simulation.in("access_word");
    this.looked = simulation.out("looked");
  }

  void load(long[][] weights, long[] biases) {
    int taps = parameters.shape().taps();
    write.set(1);
    slot.set(parameters.partials());
    for (int c = 0; c < biases.length; c++) {
      channel.set(c);
      for (int i = 0; i <= taps; i++) {
        tap.set(i);
        word.set(i < taps ? weights[c][i] : biases[c]);
        simulation.step();
      }
    }
    write.set(0);
  }

  /** Looks at some word while work is under way, which is to make no difference. */
  void wander(Random random) {
    channel.set(random.nextInt(parameters.shape().channels()));
    tap.set(random.nextInt(parameters.shape().taps() + 1));
    slot.set(random.nextInt(parameters.partials() + 1));
  }

  /**
   * Compares every weight and bias.
   *
   * @param sums whether there are gradients, which are compared as well
   */
  void compare(TapsGolden golden, boolean sums, Tally tally) {
    int taps = parameters.shape().taps();
    for (int c = 0; c < parameters.shape().channels(); c++) {
      for (int i = 0; i <= taps; i++) {
        long itself = i < taps ? golden.weights()[c][i] : golden.biases()[c];
        String place = "tap %d of channel %d".formatted(i, c);
        tally.compare(itself, look(c, i, parameters.partials()), () -> "weight at " + place);
        for (int p = 0; sums && p < parameters.partials(); p++) {
          long sum = i < taps ? golden.weightSums()[c][i][p] : golden.biasSums()[c][p];
          String partial = "partial sum %d at %s".formatted(p, place);
          tally.compare(sum, look(c, i, p), () -> partial);
        }
      }
    }
  }

  private long look(int ofChannel, int ofTap, int ofSlot) {
    channel.set(ofChannel);
    tap.set(ofTap);
    slot.set(ofSlot);
    simulation.step(ConvTaps.LOOK_CYCLES);
    return looked.get();
  }
}
