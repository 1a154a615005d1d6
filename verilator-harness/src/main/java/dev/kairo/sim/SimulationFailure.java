package dev.kairo.sim;

/**
 * A simulation that could not go on, with the place in the Verilog that caused it and the cycle in
 * which it did. The instance stays readable, and every further step raises the same failure.
 */
public abstract sealed class SimulationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String file;
  private final int line;
  private final long cycle;

  private SimulationFailure(String message, Where where) {
    super(where.prefix() + message);
    this.file = where.file();
    this.line = where.line();
    this.cycle = where.cycle();
  }

  /** A place in the design's text and a cycle. */
  public record Where(String design, String file, int line, long cycle) {
    private String prefix() {
      String place = file.isEmpty() ? design : file + ":" + line;
      return place + ": in cycle " + cycle + " ";
    }
  }

  /** The Verilog file, empty when no place is known. */
  public String file() {
    return file;
  }

  /** The line in {@link #file()}, 0 when no place is known. */
  public int line() {
    return line;
  }

  /** The cycle in which it happened. */
  public long cycle() {
    return cycle;
  }

  /** The design called {@code $finish}. */
  public static final class Finished extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public Finished(Where where) {
      super("the design called $finish.", where);
    }
  }

  /** The design called {@code $stop}. */
  public static final class Stopped extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public Stopped(Where where) {
      super("the design called $stop.", where);
    }
  }

  /** An assertion did not hold, or the design called {@code $error}. */
  public static final class AssertionFailed extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public AssertionFailed(Where where, String said) {
      super("an assertion did not hold: " + said, where);
    }
  }

  /** The design called {@code $fatal}. */
  public static final class Fatal extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public Fatal(Where where, String said) {
      super("the design called $fatal: " + said, where);
    }
  }

  /** A combinational loop never settled. */
  public static final class NotConverged extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public NotConverged(Where where, String said) {
      super(
          "the design did not settle (" + said + ") Break the combinational loop with a register.",
          where);
    }
  }

  /** Verilator's runtime gave up for another reason. */
  public static final class RuntimeFault extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public RuntimeFault(Where where, String said) {
      super("the model's runtime stopped: " + said, where);
    }
  }

  /** C++ code of the model, or that it calls, threw an exception. */
  public static final class NativeException extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public NativeException(Where where, String said) {
      super("native code threw: " + said, where);
    }
  }

  /** The disk that waves are written to has no room for more; the file holds what came before. */
  public static final class NoRoom extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public NoRoom(Where where, String said) {
      super("the waves ended: " + said + "; free some space or write them elsewhere.", where);
    }
  }

  /** A condition waited for did not come in time. */
  public static final class TimedOut extends SimulationFailure {
    private static final long serialVersionUID = 1L;

    public TimedOut(Where where, String said) {
      super(said, where);
    }
  }
}
