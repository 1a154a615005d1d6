package dev.kairo.hw.pass;

import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Definition;
import dev.kairo.hw.ir.Location;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Pin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Gives each output of each instance exactly one node, also where nobody reads it. */
public final class CompletePins implements Pass {
  @Override
  public Circuit apply(Circuit circuit) {
    Rebuild rebuild = new Rebuild(circuit);
    Pins pins = new Pins(rebuild);
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Slice slice
          && circuit.node(slice.source()) instanceof Node.Instance) {
        Node.Slice mapped = (Node.Slice) rebuild.mapped(slice);
        rebuild.place(id, pins.take(mapped, circuit.names()[id], circuit.locations()[id]));
      } else {
        rebuild.copy(id);
      }
    }
    for (int id = 0; id < circuit.size(); id++) {
      if (circuit.node(id) instanceof Node.Instance) {
        pins.complete(rebuild.at(id), circuit.locations()[id]);
      }
    }
    return rebuild.finish();
  }

  private static final class Pins {
    private final Rebuild rebuild;
    private final Map<Definition, int[]> offsets = new IdentityHashMap<>();
    private final Map<Long, Integer> nodes = new HashMap<>();

    private Pins(Rebuild rebuild) {
      this.rebuild = rebuild;
    }

    private int take(Node.Slice slice, String name, Location where) {
      int[] starts = starts(slice.source());
      int found = Arrays.binarySearch(starts, slice.low());
      int index = found >= 0 ? found : -found - 2;
      int width = starts[index + 1] - starts[index];
      boolean whole = slice.low() == starts[index] && slice.width() == width;
      int pin = pin(slice.source(), starts[index], width, whole ? name : "", where);
      return whole
          ? pin
          : rebuild.add(
              new Node.Slice(slice.width(), pin, slice.low() - starts[index]), name, where);
    }

    private void complete(int instance, Location where) {
      int[] starts = starts(instance);
      for (int i = 0; i + 1 < starts.length; i++) {
        pin(instance, starts[i], starts[i + 1] - starts[i], "", where);
      }
    }

    private int pin(int instance, int low, int width, String name, Location where) {
      Integer known = nodes.get((long) instance << 32 | low);
      if (known == null) {
        int id = rebuild.add(new Node.Slice(width, instance, low), name, where);
        nodes.put((long) instance << 32 | low, id);
        return id;
      }
      if (rebuild.name(known).isEmpty()) {
        rebuild.rename(known, name);
      }
      return known;
    }

    /** Where each output starts, and where the last ends. */
    private int[] starts(int instance) {
      Definition definition = ((Node.Instance) rebuild.node(instance)).definition();
      return offsets.computeIfAbsent(
          definition,
          any -> {
            List<Pin> pins = definition.outputPins();
            int[] starts = new int[pins.size() + 1];
            for (int i = 0; i < pins.size(); i++) {
              starts[i + 1] = starts[i] + pins.get(i).width();
            }
            return starts;
          });
    }
  }
}
