package dev.kairo.hw.wave;

import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.interpret.Probe;
import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.wave.Trace.Channel;
import java.util.Arrays;
import java.util.List;

/** Records an interpreter's signals at every step, just before the edge. */
public final class Waves {
  private Waves() {}

  /** Records every named signal from now on. */
  public static Trace all(Interpreter interpreter) {
    return record(interpreter, interpreter.probes());
  }

  /** Records some signals from now on, in the order they are to be shown. */
  public static Trace of(Interpreter interpreter, String... paths) {
    return record(interpreter, Arrays.stream(paths).map(interpreter::probe).toList());
  }

  private static Trace record(Interpreter interpreter, List<Probe> probes) {
    List<String> clocks = interpreter.circuit().clocks().stream().map(ClockPort::name).toList();
    List<Channel> channels =
        probes.stream().map(probe -> new Channel(probe.path(), probe.width())).toList();
    Trace trace = new Trace(interpreter.circuit().name(), clocks, channels);
    interpreter.listen(
        rising -> trace.sample(rising, (channel, word) -> probes.get(channel).word(word)));
    return trace;
  }
}
