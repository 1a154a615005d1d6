package dev.kairo.sim.system;

import dev.kairo.sim.InPort;
import dev.kairo.sim.OutPort;
import dev.kairo.sim.Simulation;
import java.util.ArrayList;
import java.util.List;

/** Runs one board as far as what has arrived over its cables allows. */
final class BoardRunner {
  private final String name;
  private final Site site;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Departure> departures = new ArrayList<>();
  private long cycle;

  private record Arrival(Lane lane, InPort port, int[] word) {}

  private record Departure(Lane lane, OutPort port, int[] word) {}

  BoardRunner(String name, Site site, Wiring wiring, SharedMemory memory) {
    this.name = name;
    this.site = site;
    Simulation board = site.simulation();
    for (Cable cable : wiring.into(name)) {
      InPort port = board.in(cable.toPort());
      fits(cable, cable.toBoard() + "." + cable.toPort(), port.port().width());
      arrivals.add(new Arrival(memory.lane(cable), port, new int[cable.words()]));
    }
    for (Cable cable : wiring.outOf(name)) {
      OutPort port = board.out(cable.fromPort());
      fits(cable, cable.fromBoard() + "." + cable.fromPort(), port.port().width());
      departures.add(new Departure(memory.lane(cable), port, new int[cable.words()]));
    }
  }

  private static void fits(Cable cable, String port, int width) {
    if (width != cable.width()) {
      throw new IllegalArgumentException(
          "The cable from %s carries %d bits, but %s has %d."
              .formatted(cable.name(), cable.width(), port, width));
    }
  }

  String name() {
    return name;
  }

  Site site() {
    return site;
  }

  long cycle() {
    return cycle;
  }

  /** Runs towards a cycle; 0 if nothing could be done because others are behind. */
  long advance(long end) {
    long until = end;
    for (Arrival arrival : arrivals) {
      until = Math.min(until, arrival.lane.readable());
    }
    for (Departure departure : departures) {
      until = Math.min(until, departure.lane.writable());
    }
    long from = cycle;
    while (cycle < until) {
      step();
    }
    for (Arrival arrival : arrivals) {
      arrival.lane.taken(cycle);
    }
    for (Departure departure : departures) {
      departure.lane.sent(cycle);
    }
    return cycle - from;
  }

  private void step() {
    for (Arrival arrival : arrivals) {
      arrival.lane.get(cycle, arrival.word);
      arrival.port.setWords(arrival.word, 0);
    }
    site.before(cycle);
    site.simulation().step();
    for (Departure departure : departures) {
      departure.port.copyWords(departure.word, 0);
      departure.lane.put(cycle, departure.word);
    }
    site.after(cycle);
    cycle++;
  }
}
