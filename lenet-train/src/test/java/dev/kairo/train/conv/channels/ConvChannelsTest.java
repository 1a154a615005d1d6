package dev.kairo.train.conv.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kairo.hw.Design;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.sim.Simulation;
import dev.kairo.sim.Simulator;
import dev.kairo.train.conv.ConvMap;
import dev.kairo.train.conv.ConvWork;
import dev.kairo.train.conv.bench.ConvJob;
import dev.kairo.train.conv.bench.ConvResult;
import dev.kairo.train.conv.channels.bench.ChannelsBench;
import dev.kairo.train.conv.channels.bench.ChannelsResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Engines against the golden model, every word and every span of work. */
class ConvChannelsTest {
  private static Simulation interpreted(ChannelsParameters parameters) {
    return Simulator.create().interpret(Design.of(() -> new ConvChannels(parameters)));
  }

  private static Simulation compiled(ChannelsParameters parameters) {
    return Simulator.create().of(Design.of(() -> new ConvChannels(parameters)));
  }

  /** Runs jobs and gives the changes from work to work whose cycles were seen. */
  private static Set<String> expect(ChannelsParameters parameters, List<ConvJob> jobs) {
    try (Simulation simulation = interpreted(parameters)) {
      return expect(parameters, ChannelsBench.run(simulation, parameters, jobs, 1));
    }
  }

  private static Set<String> expect(ChannelsParameters parameters, ChannelsResult result) {
    ChannelsTiming timing = parameters.timing();
    assertEquals("", result.conv().first().orElse(""), parameters::toString);
    for (ConvResult.Span span : result.conv().spans()) {
      assertEquals(span.expected(timing), span.cycles(), () -> span + " " + parameters);
    }
    assertEquals(timing.passageCycles(), result.conv().passageCycles(), parameters::toString);
    assertEquals(timing.errorsPassageCycles(), result.errorsPassageCycles(), parameters::toString);
    return result.conv().spans().stream()
        .map(span -> span.work() + " " + span.next())
        .collect(Collectors.toSet());
  }

  private static ChannelsShape shape(int height, int width, int kernel, int inputs, int channels) {
    return new ChannelsShape(new ConvMap(height, width, kernel), inputs, channels);
  }

  private static ChannelsParameters small() {
    return ChannelsParameters.of(shape(6, 8, 3, 3, 2));
  }

  @Test
  void everySmallSliceIsExactAndTakesWhatTheFormulaSays() {
    int engines = 0;
    for (int kernel = 2; kernel <= 5; kernel++) {
      for (int inputs : List.of(1, 2, 5)) {
        for (int channels : List.of(1, 3, 4)) {
          int rows = 1 + engines % 3;
          int columns = 2 + engines % 2;
          ChannelsParameters parameters =
              ChannelsParameters.of(
                  shape(2 * rows + kernel - 1, 2 * columns + kernel - 1, kernel, inputs, channels));
          boolean closes = engines % 2 == 0;
          expect(
              closes ? parameters.closing() : parameters.withBiases(channels / 2, channels / 2),
              ConvJob.strict(2));
          engines++;
        }
      }
    }
    assertEquals(36, engines);
  }

  /** Every work behind every other, steps without gradients among them. */
  @Test
  void everyWorkFollowsEveryOtherInItsTime() {
    List<ConvJob> jobs =
        List.of(
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.FORWARD, 0),
            new ConvJob(ConvWork.FORWARD, 1),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.BACKWARD, 0),
            new ConvJob(ConvWork.BACKWARD, 1),
            new ConvJob(ConvWork.FORWARD, 2),
            new ConvJob(ConvWork.BACKWARD, 2),
            new ConvJob(ConvWork.STEP, 0),
            new ConvJob(ConvWork.FORWARD, 3));
    ChannelsParameters tiny = ChannelsParameters.of(shape(7, 7, 2, 2, 3));
    for (ChannelsParameters parameters :
        List.of(
            small().closing(),
            small().withLatencies(5, 3),
            tiny.withBiases(0, 3).withBlock(3),
            tiny.withBlock(9).withLatencies(0, 0),
            tiny.withLatencies(3, 6))) {
      assertEquals(9, expect(parameters, jobs).size(), parameters::toString);
    }
  }

  @Test
  void batchesAreExactAndTheLastOneMayBeShort() {
    assertEquals(5, expect(small().closing(), ConvJob.batches(7, 3)).size());
    assertEquals(5, expect(small().withBuffers(2), ConvJob.batches(3, 2)).size());
  }

  /** Without a step at the end the gradients themselves are compared. */
  @Test
  void openGradientsAreExact() {
    List<ConvJob> jobs =
        List.of(
            new ConvJob(ConvWork.FORWARD, 0),
            new ConvJob(ConvWork.FORWARD, 1),
            new ConvJob(ConvWork.BACKWARD, 0),
            new ConvJob(ConvWork.BACKWARD, 1));
    ChannelsParameters parameters = small().withBiases(1, 1);
    try (Simulation simulation = interpreted(parameters)) {
      ChannelsResult result = ChannelsBench.run(simulation, parameters, jobs, 2);
      expect(parameters, result);
      int sums = 2 * 2 * 24;
      int errors = 2 * 3 * 48;
      assertEquals(sums + errors + 2 * (6 * 9 + 1), result.conv().words());
    }
  }

  @Test
  void errorsThatHesitateChangeNothing() {
    for (int oneOf : List.of(2, 5)) {
      try (Simulation simulation = interpreted(small())) {
        ChannelsResult result =
            ChannelsBench.runHesitantly(simulation, small(), ConvJob.batches(4, 2), 1, oneOf);
        assertEquals("", result.conv().first().orElse(""));
      }
    }
  }

  @Test
  void everyFormatAndLatencyIsExact() {
    ChannelsShape tiny = shape(5, 7, 2, 3, 3);
    for (ChannelsParameters parameters :
        List.of(
            small().withDsps(1),
            small().withDsps(0).withBuffers(2),
            small().withLatencies(1, 1),
            small().withLatencies(4, 3).closing(),
            ChannelsParameters.of(tiny).withLatencies(3, 6),
            ChannelsParameters.of(tiny, FpFormat.FP32.withSubnormals()),
            ChannelsParameters.of(tiny, FpFormat.BF16).closing(),
            ChannelsParameters.of(tiny, FpFormat.FP16),
            ChannelsParameters.of(tiny, FpFormat.of("e8m14")))) {
      expect(parameters, ConvJob.batches(3, 2).subList(0, 5));
    }
  }

  @Test
  void aCompiledEngineIsExactOverManySamples() {
    ChannelsParameters parameters = ChannelsParameters.of(shape(8, 8, 3, 3, 4)).closing();
    try (Simulation simulation = compiled(parameters)) {
      expect(parameters, ChannelsBench.run(simulation, parameters, ConvJob.strict(10), 1));
      expect(parameters, ChannelsBench.run(simulation, parameters, ConvJob.batches(10, 4), 2));
    }
  }

  /** The second layer of the documents' network, of which few lanes are enough for the cycles. */
  @Test
  void aMapOfFullSizeTakesWhatItsProductsTake() {
    ChannelsParameters parameters = ChannelsParameters.of(shape(12, 12, 5, 3, 2));
    assertEquals(
        Set.of("FORWARD BACKWARD", "BACKWARD STEP"), expect(parameters, ConvJob.strict(1)));
    ChannelsTiming board = ChannelsParameters.of(shape(12, 12, 5, 7, 50)).timing();
    assertEquals(1600, board.workCycles(ConvWork.FORWARD));
    assertEquals(576 + 24 + 400, board.workCycles(ConvWork.BACKWARD));
    assertEquals(25, board.workCycles(ConvWork.STEP));
    assertEquals(12, board.pauseCycles(ConvWork.FORWARD, ConvWork.BACKWARD));
    assertEquals(3, board.pauseCycles(ConvWork.BACKWARD, ConvWork.STEP));
    assertEquals(3, board.pauseCycles(ConvWork.STEP, ConvWork.FORWARD));
    assertEquals(1621, board.passageCycles());
    assertEquals(611, board.errorsPassageCycles());
  }

  /** The layer of the classic network: its six input channels on one engine, or two of them. */
  @Test
  void theClassicLayerIsExactHoweverItIsSplit() {
    ChannelsParameters all = ChannelsParameters.of(shape(14, 14, 5, 6, 3)).closing();
    assertEquals(5, all.blockCells());
    assertEquals(2, expect(all, ConvJob.strict(1)).size());
    ChannelsParameters part = ChannelsParameters.of(shape(14, 14, 5, 2, 5)).withBiases(2, 3);
    assertEquals(2, expect(part, ConvJob.strict(1)).size());
    assertEquals(2500, all.timing().workCycles(ConvWork.FORWARD));
    assertEquals(900 + 8 + 625, all.timing().workCycles(ConvWork.BACKWARD));
  }

  @Test
  void onlyForwardWaitsForRoomAndWorkOfNoKindIsNeverTaken() {
    try (Simulation simulation = interpreted(small())) {
      for (String port :
          List.of("arriving_valid", "errors_valid", "access_write", "access_look", "room")) {
        simulation.in(port).set(0);
      }
      simulation.in("learning_rate").set(0);
      simulation.in("work_valid").set(0);
      simulation.in("input_errors_ready").set(0);
      simulation.reset("rst", 2);
      simulation.step(parametersSettle());
      EnumSet<ConvWork> ready = EnumSet.noneOf(ConvWork.class);
      for (ConvWork work : ConvWork.values()) {
        simulation.in("work_kind").set(work.ordinal());
        simulation.settle();
        if (simulation.out("work_ready").isHigh()) {
          ready.add(work);
        }
      }
      assertEquals(EnumSet.of(ConvWork.BACKWARD, ConvWork.STEP), ready);
      simulation.in("room").set(1);
      simulation.in("work_kind").set(ConvWork.values().length);
      simulation.settle();
      assertFalse(simulation.out("work_ready").isHigh());
    }
  }

  private static int parametersSettle() {
    return small().timing().settlingCycles();
  }

  @Test
  void aWrongOrderOfSumsIsSeen() {
    ChannelsParameters engine = ChannelsParameters.of(shape(6, 8, 3, 3, 2), FpFormat.BF16);
    ChannelsParameters other = ChannelsParameters.of(shape(6, 8, 3, 3, 2), FpFormat.of("e7m8"));
    assertEquals(engine.format().width(), other.format().width());
    try (Simulation simulation = interpreted(engine)) {
      ChannelsResult result = ChannelsBench.run(simulation, other, ConvJob.strict(2), 1);
      assertFalse(result.conv().passed());
    }
  }
}
