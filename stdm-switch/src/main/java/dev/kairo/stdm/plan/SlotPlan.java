package dev.kairo.stdm.plan;

import dev.kairo.stdm.SwitchParameters;
import dev.kairo.stdm.slots.SlotTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Circuits for flows, each in a slot that no other flow has on the same way in, cable or way out.
 *
 * <p>Ways are shortest ones; slots are dealt first-fit, the flow with the busiest way first. {@link
 * #bound} says how many slots are needed at least.
 *
 * @param slots slots of a frame
 * @param bound the flows of the busiest way in, cable or way out
 * @param circuits the circuits, in the order of the flows
 */
public record SlotPlan(Cabling cabling, int slots, int bound, List<Circuit> circuits) {
  public SlotPlan {
    circuits = List.copyOf(circuits);
  }

  /** A plan for some flows. */
  public static SlotPlan of(Cabling cabling, List<Flow> flows) {
    Map<Flow, List<Cabling.End>> ways = new HashMap<>();
    Map<String, Integer> load = new HashMap<>();
    for (Flow flow : flows) {
      List<Cabling.End> way = way(cabling, flow);
      ways.put(flow, way);
      channels(flow, way).forEach(channel -> load.merge(channel, 1, Integer::sum));
    }
    int bound = load.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Flow> order = new ArrayList<>(flows);
    Comparator<Flow> busiest =
        Comparator.comparingInt(
            flow -> -channels(flow, ways.get(flow)).stream().mapToInt(load::get).sum());
    order.sort(busiest);
    Map<Flow, Integer> chosen = new HashMap<>();
    Set<String> taken = new HashSet<>();
    int slots = bound;
    for (Flow flow : order) {
      List<String> channels = channels(flow, ways.get(flow));
      int slot = 0;
      while (taken(taken, channels, slot)) {
        slot++;
      }
      for (String channel : channels) {
        taken.add(channel + "/" + slot);
      }
      chosen.put(flow, slot);
      slots = Math.max(slots, slot + 1);
    }
    List<Circuit> circuits = new ArrayList<>();
    for (Flow flow : flows) {
      circuits.add(new Circuit(flow, chosen.get(flow), ways.get(flow)));
    }
    return new SlotPlan(cabling, slots, bound, circuits);
  }

  private static boolean taken(Set<String> taken, List<String> channels, int slot) {
    return channels.stream().anyMatch(channel -> taken.contains(channel + "/" + slot));
  }

  /** What a flow has for itself in its slot. */
  private static List<String> channels(Flow flow, List<Cabling.End> way) {
    List<String> channels = new ArrayList<>();
    channels.add("in " + flow.source());
    way.forEach(end -> channels.add("cable " + end.board() + "." + end.port()));
    channels.add("out " + flow.destination());
    return channels;
  }

  private static List<Cabling.End> way(Cabling cabling, Flow flow) {
    Map<Integer, List<Cabling.End>> reached = new HashMap<>();
    Deque<Integer> next = new ArrayDeque<>();
    reached.put(flow.source(), List.of());
    next.add(flow.source());
    while (!next.isEmpty()) {
      int board = next.remove();
      if (board == flow.destination()) {
        return reached.get(board);
      }
      for (int port = 1; port < cabling.ports(); port++) {
        Cabling.End end = new Cabling.End(board, port);
        var across = cabling.across(end);
        if (across.isPresent() && !reached.containsKey(across.get().board())) {
          List<Cabling.End> way = new ArrayList<>(reached.get(board));
          way.add(end);
          reached.put(across.get().board(), way);
          next.add(across.get().board());
        }
      }
    }
    throw new IllegalArgumentException(
        "No cables lead from board %d to board %d, as the flow %s would need."
            .formatted(flow.source(), flow.destination(), flow.name()));
  }

  /** The circuit of a flow. */
  public Circuit circuit(Flow flow) {
    return circuits.stream()
        .filter(circuit -> circuit.flow().equals(flow))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The plan has no flow " + flow.name() + "."));
  }

  /** The table of a board's switch. */
  public SlotTable table(int board, SwitchParameters parameters) {
    SlotTable table = SlotTable.idle(parameters, slots);
    for (Circuit circuit : circuits) {
      int inPort = 0;
      int at = circuit.flow().source();
      for (Cabling.End end : circuit.ends()) {
        if (at == board) {
          table = table.with(end.port(), circuit.slot(), inPort);
        }
        Cabling.End across = cabling.across(end).orElseThrow();
        at = across.board();
        inPort = across.port();
      }
      if (at == board) {
        table = table.with(0, circuit.slot(), inPort);
      }
    }
    return table;
  }
}
