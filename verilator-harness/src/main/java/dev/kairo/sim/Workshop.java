package dev.kairo.sim;

import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.sim.bridge.ModelLibrary;
import dev.kairo.sim.cache.ModelCache;
import dev.kairo.sim.model.Toolchain;
import java.util.Optional;

/** The tools and the cache that a family of simulators shares; the tools are found when needed. */
final class Workshop {
  private final Toolbox toolbox;
  private final ModelCache cache;
  private Optional<Toolchain> found = Optional.empty();

  Workshop(Toolbox toolbox, ModelCache cache) {
    this.toolbox = toolbox;
    this.cache = cache;
  }

  synchronized Toolchain tools() {
    if (found.isEmpty()) {
      found = Optional.of(Toolchain.of(toolbox));
    }
    return found.get();
  }

  /** Whether models can be compiled and run here. */
  boolean canBuild() {
    return toolbox.find(Tool.VERILATOR).isPresent()
        && (toolbox.find(Tool.CLANG).isPresent() || toolbox.find(Tool.GXX).isPresent())
        && ModelLibrary.bridgeIsThere();
  }

  Toolbox toolbox() {
    return toolbox;
  }

  ModelCache cache() {
    return cache;
  }
}
