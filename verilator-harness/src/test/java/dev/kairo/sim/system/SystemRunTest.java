package dev.kairo.sim.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.sim.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However the boards of a system are spread, not a bit of it changes. */
class SystemRunTest {
  private static final long CYCLES = 5_000;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  /** Makes mixing boards in another process. */
  public static final class Mixing implements SiteMaker {
    @Override
    public Site make(String board, String settings) {
      return new MixingSite(board.charAt(0), Long.parseLong(settings));
    }
  }

  /** Makes boards of which one throws, or ends its process, or never ends. */
  public static final class Failing implements SiteMaker {
    @Override
    public Site make(String board, String settings) {
      return board.equals("b") ? failing(settings) : new MixingSite(1, CYCLES);
    }
  }

  private static Site failing(String how) {
    Site whole = new MixingSite(2, CYCLES);
    return new Site() {
      @Override
      public Simulation simulation() {
        return whole.simulation();
      }

      @Override
      public void after(long cycle) {
        if (cycle == 1_500 && how.equals("exit")) {
          System.exit(7);
        } else if (cycle == 1_500) {
          throw new IllegalStateException("board b has burnt down in cycle 1500");
        }
      }

      @Override
      public boolean done() {
        return false;
      }
    };
  }

  /** A ring in both directions, its cables of different lengths, and one across. */
  private static Wiring ring(int... latencies) {
    List<Cable> cables = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String from = NAMES.get(i);
      String to = NAMES.get((i + 1) % NAMES.size());
      int latency = latencies[i % latencies.length];
      cables.add(new Cable(from, "to_right", to, "left", MixingBoard.WIDTH, latency));
      cables.add(new Cable(to, "to_left", from, "right", MixingBoard.WIDTH, latency + 1));
    }
    return new Wiring(NAMES, cables);
  }

  private static Map<String, Site> sites() {
    Map<String, Site> sites = new LinkedHashMap<>();
    NAMES.forEach(name -> sites.put(name, new Mixing().make(name, Long.toString(CYCLES))));
    return sites;
  }

  private static SystemRun threads(Wiring wiring, int threads) {
    Map<String, Site> sites = sites();
    try {
      return SystemRun.inThreads(wiring, sites, threads, 100_000);
    } finally {
      sites.values().forEach(Site::close);
    }
  }

  /** All boards in step, each cable a queue: the plain meaning of a system. */
  private static Map<String, String> inStep(Wiring wiring, long cycles) {
    Map<String, Site> sites = sites();
    Map<Cable, Deque<int[]>> underWay = new LinkedHashMap<>();
    for (Cable cable : wiring.cables()) {
      Deque<int[]> words = new ArrayDeque<>();
      for (int i = 0; i < cable.latency(); i++) {
        words.add(new int[cable.words()]);
      }
      underWay.put(cable, words);
    }
    for (long cycle = 0; cycle < cycles; cycle++) {
      for (Cable cable : wiring.cables()) {
        Simulation board = sites.get(cable.toBoard()).simulation();
        board.in(cable.toPort()).setWords(underWay.get(cable).remove(), 0);
      }
      for (Site site : sites.values()) {
        site.before(cycle);
        site.simulation().step();
        site.after(cycle);
      }
      for (Cable cable : wiring.cables()) {
        int[] word = new int[cable.words()];
        sites.get(cable.fromBoard()).simulation().out(cable.fromPort()).copyWords(word, 0);
        underWay.get(cable).add(word);
      }
    }
    Map<String, String> results = new LinkedHashMap<>();
    sites.forEach((name, site) -> results.put(name, site.result()));
    sites.values().forEach(Site::close);
    return results;
  }

  @Test
  void threadsDoNotChangeABit() {
    for (Wiring wiring : List.of(ring(1), ring(60), ring(1, 7, 200))) {
      SystemRun one = threads(wiring, 1);
      assertTrue(one.done());
      assertEquals(5 * 1024, one.cycles());
      assertEquals(inStep(wiring, one.cycles()), one.results());
      assertEquals(one, threads(wiring, 2));
      assertEquals(one, threads(wiring, 4));
    }
  }

  @Test
  void aLatencyIsSeen() {
    assertNotEquals(threads(ring(60), 1).results(), threads(ring(61), 1).results());
  }

  @Test
  void processesDoNotChangeABit() {
    Wiring wiring = ring(60);
    ProcessRun run = new ProcessRun(wiring, Mixing.class, Long.toString(CYCLES));
    assertEquals(threads(wiring, 2), run.run(2, 100_000, Duration.ofMinutes(2)));
  }

  @Test
  void aRunThatNobodyEndsStopsAtItsLimit() {
    Map<String, Site> sites = sites();
    SystemRun run = SystemRun.inThreads(ring(60), sites, 2, 1_500);
    sites.values().forEach(Site::close);
    assertEquals(1_500, run.cycles());
    assertFalse(run.done());
  }

  @Test
  void aFailingBoardEndsTheOthersAndItsMessageIsTold() {
    Map<String, Site> sites = sites();
    sites.get("b").close();
    sites.put("b", failing("throw"));
    String message =
        assertThrows(
                IllegalStateException.class, () -> SystemRun.inThreads(ring(60), sites, 4, 100_000))
            .getMessage();
    sites.values().forEach(Site::close);
    assertEquals("board b has burnt down in cycle 1500", message);
  }

  @Test
  void aFailingProcessEndsTheOthersAndItsMessageIsTold() {
    assertEquals(
        "A process of the system's run failed. board b has burnt down in cycle 1500",
        failure("throw"));
    String crash = failure("exit");
    assertTrue(crash.contains("The worker died with exit code 7; its log is "), crash);
  }

  private static String failure(String how) {
    ProcessRun run = new ProcessRun(ring(60), Failing.class, how);
    return assertThrows(
            IllegalStateException.class, () -> run.run(2, 100_000, Duration.ofMinutes(2)))
        .getMessage();
  }

  @Test
  void wrongWiringIsRefused() {
    Cable cable = new Cable("a", "to_right", "b", "left", MixingBoard.WIDTH, 60);
    assertEquals(
        "The cable from a.to_right to b.left takes 0 cycles; a cable takes at least 1.",
        refused(() -> new Cable("a", "to_right", "b", "left", MixingBoard.WIDTH, 0)));
    assertEquals("Two boards are called a.", refused(() -> wiring("a", "a")));
    assertEquals(
        "The cable from a.to_right to b.left names the board b; there are a, c.",
        refused(() -> new Wiring(List.of("a", "c"), List.of(cable))));
    assertEquals(
        "Two cables end at b.left; an input has one source.",
        refused(() -> new Wiring(List.of("a", "b"), List.of(cable, cable))));
    Map<String, Site> sites = sites();
    assertEquals(
        "The cable from a.to_right to b.left carries 32 bits, but a.to_right has 70.",
        refused(
            () ->
                SystemRun.inThreads(
                    new Wiring(
                        List.of("a", "b"), List.of(new Cable("a", "to_right", "b", "left", 32, 1))),
                    sites,
                    1,
                    1)));
    assertEquals(
        "The board e has no site.",
        refused(() -> SystemRun.inThreads(wiring("a", "e"), sites, 1, 1)));
    assertEquals(
        "A run takes at least 1 thread and 1 cycle, not 0 and 1.",
        refused(() -> SystemRun.inThreads(wiring("a"), sites, 0, 1)));
    sites.values().forEach(Site::close);
  }

  private static Wiring wiring(String... boards) {
    return new Wiring(List.of(boards), List.of());
  }

  private static String refused(org.junit.jupiter.api.function.Executable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong).getMessage();
  }
}
