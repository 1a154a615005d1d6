package dev.kairo.stdm.bench;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.ValidBit;
import java.util.HashMap;
import java.util.Map;

/** The pins of a switch that the harness simulates. */
public final class SimulatedPins implements SwitchPins {
  private final Simulation simulation;
  private final int width;
  private final boolean beside;
  private final InPort[] inputs;
  private final InPort[] inputValid;
  private final OutPort[] outputs;
  private final OutPort[] outputValid;
  private final InPort busWrite;
  private final InPort busRead;
  private final InPort busAddress;
  private final InPort busData;
  private final Map<String, OutPort> named = new HashMap<>();

  /** The pins of a simulation of a switch with these parameters. */
  public SimulatedPins(Simulation simulation, SwitchParameters parameters) {
    this.simulation = simulation;
    width = parameters.dataWidth();
    beside = parameters.options().validBit() == ValidBit.BESIDE;
    inputs = new InPort[parameters.ports()];
    inputValid = new InPort[parameters.ports()];
    for (int port = 0; port < inputs.length; port++) {
      inputs[port] = simulation.in("in" + port);
      inputValid[port] = beside ? simulation.in("in" + port + "_valid") : inputs[port];
    }
    outputs = new OutPort[parameters.outputs()];
    outputValid = new OutPort[parameters.outputs()];
    for (int output = 0; output < outputs.length; output++) {
      outputs[output] = simulation.out("out" + output);
      outputValid[output] = beside ? simulation.out("out" + output + "_valid") : outputs[output];
    }
    busWrite = simulation.in("bus_write");
    busRead = simulation.in("bus_read");
    busAddress = simulation.in("bus_address");
    busData = simulation.in("bus_data");
  }

  @Override
  public void reset() {
    simulation.reset("rst", 1);
  }

  @Override
  public void present(int port, int[] word) {
    InPort input = inputs[port];
    for (int i = 0; i < word.length; i++) {
      input.setWord(i, word[i]);
    }
    if (beside) {
      inputValid[port].set(1);
    } else {
      int bit = 1 << width % 32;
      input.setWord(width / 32, width / 32 < word.length ? word[width / 32] | bit : bit);
    }
  }

  @Override
  public void absent(int port) {
    if (beside) {
      inputValid[port].set(0);
    } else {
      int top = inputs[port].word(width / 32);
      inputs[port].setWord(width / 32, top & ~(1 << width % 32));
    }
  }

  @Override
  public void bus(boolean write, boolean read, int address, int data) {
    busWrite.set(write);
    busRead.set(read);
    busAddress.set(address);
    busData.set(data);
  }

  @Override
  public void board(int linkUp, int boardId, int userAnswer) {
    simulation.in("link_up").set(linkUp);
    simulation.in("board_id").set(boardId);
    simulation.in("user_answer").set(userAnswer);
  }

  @Override
  public void step() {
    simulation.step();
  }

  @Override
  public boolean valid(int output) {
    int index = beside ? 0 : width / 32;
    return (outputValid[output].word(index) >>> (beside ? 0 : width % 32) & 1) == 1;
  }

  @Override
  public int[] word(int output) {
    int[] word = new int[(width + 31) / 32];
    for (int i = 0; i < word.length; i++) {
      word[i] = outputs[output].word(i);
    }
    if (!beside && width % 32 != 0) {
      word[word.length - 1] &= ~(1 << width % 32);
    }
    return word;
  }

  @Override
  public int value(String output) {
    return (int) named.computeIfAbsent(output, simulation::out).get();
  }
}
