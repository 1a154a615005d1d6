package dev.kairo.sim.junit;

import dev.kairo.sim.Simulator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives tests a {@link Simulator}. A test that fails is repeated at once with the same seed, and
 * leaves an FST file with the last cycles of each simulation it opened, the command to open it, and
 * the seed.
 *
 * <p>The seed is {@code KAIRO_SEED}, else 1; it fills initial state and {@code
 * Simulation.random()}. Tests that draw from elsewhere may not fail again when repeated; the note
 * says so. Waves go to {@code KAIRO_WAVES}, else {@code target/kairo}; the JUnit parameter {@code
 * kairo.waves.cycles} sets how many cycles they hold (1000).
 */
public final class Simulated implements ParameterResolver, InvocationInterceptor {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Simulated.class);
  private static final long WINDOW = 1000;

  /** Made by JUnit. */
  public Simulated() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Recorder recorder =
        context
            .getStore(SPACE)
            .getOrComputeIfAbsent(Recorder.class, type -> new Recorder(), Recorder.class);
    return shared(context).withWatcher(recorder);
  }

  /** One simulator for a whole run: its tools are looked for once. */
  private static Simulator shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(
            Simulator.class, type -> Simulator.create().withSeed(seed()), Simulator.class);
  }

  private static long seed() {
    String seed = System.getenv().getOrDefault("KAIRO_SEED", "1");
    try {
      return Long.parseLong(seed);
    } catch (NumberFormatException problem) {
      throw new IllegalArgumentException(
          "KAIRO_SEED is '" + seed + "'; it must be a whole number.", problem);
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    intercept(invocation, method, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    intercept(invocation, method, context);
  }

  private static void intercept(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (org.opentest4j.TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failure) {
      Recorder recorder = context.getStore(SPACE).get(Recorder.class, Recorder.class);
      if (recorder != null && !recorder.lastCycles().isEmpty()) {
        String note = replay(failure, recorder.lastCycles(), method, context);
        failure.addSuppressed(new ReplayNote(note));
        context.publishReportEntry("kairo", note);
      }
      throw failure;
    }
  }

  private static String replay(
      Throwable failure,
      List<Long> lastCycles,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    long window =
        context.getConfigurationParameter("kairo.waves.cycles").map(Long::parseLong).orElse(WINDOW);
    String name =
        (context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName())
            .replaceAll("\\(.*\\)", "")
            .replaceAll("[^A-Za-z0-9._-]+", "_");
    Path directory = Path.of(System.getenv().getOrDefault("KAIRO_WAVES", "target/kairo"));
    Replay replay = new Replay(directory, name, lastCycles, window);
    Simulator simulator = shared(context).withWaves().withLog(text -> {}).withWatcher(replay);
    String again = repeat(method, simulator);
    List<Path> files = replay.finish();
    StringBuilder note = new StringBuilder();
    note.append(
        String.format(
            Locale.ROOT,
            "Failed with seed %d after %d cycles.",
            simulator.seed(),
            lastCycles.get(lastCycles.size() - 1)));
    if (!again.equals(failure.toString())) {
      note.append(
          " Repeated with the same seed it "
              + (again.isEmpty() ? "passed" : "failed differently: " + again)
              + "; draw random numbers from Simulation.random().");
    }
    for (Path file : files) {
      note.append("\n  waves of the last " + window + " cycles: gtkwave " + file);
    }
    note.append("\n  again: KAIRO_SEED=" + simulator.seed() + " mvn test -Dtest=");
    return note.append(context.getRequiredTestClass().getSimpleName())
        .append('#')
        .append(method.getExecutable().getName())
        .toString();
  }

  private static String repeat(ReflectiveInvocationContext<Method> method, Simulator simulator) {
    Object[] arguments =
        method.getArguments().stream()
            .map(argument -> argument instanceof Simulator ? simulator : argument)
            .toArray();
    Method test = method.getExecutable();
    try {
      test.setAccessible(true);
      test.invoke(method.getTarget().orElseThrow(), arguments);
      return "";
    } catch (InvocationTargetException thrown) {
      return thrown.getCause().toString();
    } catch (IllegalAccessException | RuntimeException problem) {
      return "the repetition could not run: " + problem;
    }
  }
}
