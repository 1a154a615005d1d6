package dev.kairo.hw;

import dev.kairo.hw.check.CircuitException;
import dev.kairo.hw.check.Diagnostic;
import dev.kairo.hw.check.Lint;
import dev.kairo.hw.estimate.Estimate;
import dev.kairo.hw.estimate.Estimator;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.verilog.DotGraph;
import dev.kairo.hw.verilog.EmittedDesign;
import dev.kairo.hw.verilog.VerilogEmitter;
import java.util.List;
import java.util.function.Supplier;

/**
 * A finished design: an immutable circuit that keeps every rule.
 *
 * <p>Elaboration, the rules and everything derived from the circuit grow linearly with its nodes.
 */
@Machinery
public final class Design {
  private final Circuit circuit;
  private final List<Diagnostic> warnings;

  private Design(Circuit circuit, List<Diagnostic> warnings) {
    this.circuit = circuit;
    this.warnings = warnings;
  }

  /** Runs the constructor of a top module and checks what it made. */
  public static Design of(Supplier<? extends Module> top) {
    Module module = top.get();
    if (!module.attachment.top()) {
      throw new IllegalArgumentException(
          module.getClass().getSimpleName()
              + " has a parent; a design's top calls super() without one");
    }
    module.body.elaboration().end();
    return of(module.body.close());
  }

  /** Checks a circuit that was made by other means. */
  public static Design of(Circuit circuit) {
    List<Diagnostic> found = Lint.of(circuit);
    List<Diagnostic> errors = found.stream().filter(d -> d.code().error()).toList();
    if (!errors.isEmpty()) {
      throw new CircuitException(errors);
    }
    return new Design(circuit, found);
  }

  /** The top module's circuit. */
  public Circuit circuit() {
    return circuit;
  }

  /** The top module's name. */
  public String name() {
    return circuit.name();
  }

  /** How large the design is. */
  public Stats stats() {
    return Stats.of(circuit);
  }

  /** An interpreter of the design; the seed fills registers that nothing resets. */
  public Interpreter interpret(long seed) {
    return Interpreter.of(circuit, seed);
  }

  /** The design as Verilog in memory. */
  public EmittedDesign verilog() {
    return VerilogEmitter.emit(circuit);
  }

  /** What the design takes of a device, modelled. */
  public Estimate estimate() {
    return Estimator.of(circuit);
  }

  /** The top module's circuit as a graph for Graphviz. */
  public String dot() {
    return DotGraph.of(circuit);
  }

  /** SHA-256 over the Verilog, which is equal for equal designs. */
  public String digest() {
    return verilog().digest();
  }

  /** What the rules still warn of. */
  public List<Diagnostic> lint() {
    return warnings;
  }
}
