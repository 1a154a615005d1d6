package dev.kairo.hw.check;

import java.util.List;
import java.util.stream.Collectors;

/** A circuit that breaks rules; its message holds a sentence for each. */
public final class CircuitException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> diagnostics;

  /** A circuit refused for one reason. */
  public CircuitException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** A circuit refused for several reasons. */
  public CircuitException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** The reasons. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
