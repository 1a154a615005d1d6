package dev.kairo.sim.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairo.sim.worker.WorkerJob;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of a system's run that one process does. */
public final class ProcessJob implements WorkerJob {
  static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String run(String input) throws Exception {
    ProcessPlan plan = JSON.readValue(input, ProcessPlan.class);
    SharedMemory memory = SharedMemory.inFile(plan.wiring(), Path.of(plan.memory()));
    Map<String, Site> sites = new LinkedHashMap<>();
    try {
      SiteMaker maker =
          Class.forName(plan.maker())
              .asSubclass(SiteMaker.class)
              .getDeclaredConstructor()
              .newInstance();
      for (String board : plan.boards()) {
        sites.put(board, maker.make(board, plan.settings()));
      }
      SystemRun run =
          SystemRun.run(
              plan.wiring(), plan.boards(), sites, memory, new SystemRun.Extent(1, plan.limit()));
      return JSON.writeValueAsString(run);
    } catch (Exception | Error problem) {
      memory.meeting().fail();
      throw problem;
    } finally {
      sites.values().forEach(Site::close);
    }
  }
}
