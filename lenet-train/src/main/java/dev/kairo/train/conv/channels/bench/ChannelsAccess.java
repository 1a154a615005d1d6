package dev.kairo.train.conv.channels.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.train.conv.channels.ChannelsGolden;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.conv.channels.ChannelsShape;
import dev.kairo.train.fc.bench.Tally;
import java.util.Random;

/** Loads weights and biases into an engine and looks at them and at the gradients. */
final class ChannelsAccess {
  private final Simulation simulation;
  private final ChannelsParameters parameters;
  private final ChannelsShape shape;
  private final InPort write;
  private final InPort look;
  private final InPort channel;
  private final InPort input;
  private final InPort tap;
  private final InPort gradient;
  private final InPort word;
  private final OutPort looked;

  ChannelsAccess(Simulation simulation, ChannelsParameters parameters) {
    this.simulation = simulation;
    this.parameters = parameters;
    this.shape = parameters.shape();
    this.write = simulation.in("access_write");
    this.look = simulation.in("access_look");
    this.channel = simulation.in("access_channel");
    this.input = simulation.in("access_input");
    this.tap = simulation.in("access_tap");
    this.gradient = simulation.in("access_gradient");
    this.word = simulation.in("access_word");
    this.looked = simulation.out("looked");
  }

  /** What is done at each place. */
  private interface Visit {
    void at(int channel, int input, int tap);
  }

  private void everyWeight(Visit visit) {
    for (int o = 0; o < shape.channels(); o++) {
      for (int i = 0; i < shape.inputs(); i++) {
        for (int at = 0; at < shape.map().taps(); at++) {
          visit.at(o, i, at);
        }
      }
    }
  }

  private void everyBias(Visit visit) {
    ChannelsParameters.Biased biased = parameters.biased();
    for (int o = biased.first(); o < biased.first() + biased.count(); o++) {
      visit.at(o, shape.inputs(), 0);
    }
  }

  private void go(int toChannel, int toInput, int toTap) {
    channel.set(toChannel);
    input.set(toInput);
    tap.set(toTap);
  }

  void load(long[][][] weights, long[] biases) {
    write.set(1);
    everyWeight((o, i, at) -> load(o, i, at, weights[o][i][at]));
    everyBias((o, i, at) -> load(o, i, at, biases[o]));
    // Once more, so that it shows if other words are overwritten with it.
    load(0, 0, 0, weights[0][0][0]);
    write.set(0);
    simulation.step(parameters.timing().lookCycles());
  }

  private void load(int o, int i, int at, long number) {
    go(o, i, at);
    word.set(number);
    simulation.step();
  }

  /** Points at some word while work is under way, which is to make no difference. */
  void wander(Random random) {
    go(
        random.nextInt(shape.channels()),
        random.nextInt(shape.inputs() + 1),
        random.nextInt(shape.map().taps()));
    gradient.set(random.nextInt(2));
    word.set(random.nextInt(2));
  }

  /**
   * Compares every weight and bias.
   *
   * @param open whether there are gradients, which are compared as well
   */
  void compare(ChannelsGolden golden, boolean open, Tally tally) {
    look.set(1);
    gradient.set(0);
    everyWeight((o, i, at) -> compare("weight", golden.weights()[o][i][at], o, i, at, tally));
    everyBias((o, i, at) -> compare("bias", golden.biases()[o], o, i, at, tally));
    if (open) {
      gradient.set(1);
      everyWeight((o, i, at) -> compare("gradient", golden.gradients()[o][i][at], o, i, at, tally));
      everyBias((o, i, at) -> compare("bias gradient", golden.biasGradients()[o], o, i, at, tally));
    }
    look.set(0);
  }

  private void compare(String what, long expected, int o, int i, int at, Tally tally) {
    go(o, i, at);
    simulation.step(parameters.timing().lookCycles());
    tally.compare(
        expected,
        looked.get(),
        () -> "%s at tap %d of channel %d and input %d".formatted(what, at, o, i));
  }
}
