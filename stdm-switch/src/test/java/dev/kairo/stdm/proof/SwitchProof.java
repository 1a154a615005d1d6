package dev.kairo.stdm.proof;

import dev.kairo.stdm.SwitchParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * The Verilog and the Yosys script that prove a switch equal to its reference for all tables, all
 * traffic, all register writes and all time.
 *
 * <p>Both stand side by side with the same inputs. What is proven by induction is that the outputs
 * are equal and that the two states correspond: the correspondence is what makes the step go
 * through from any state at all. States are looked at inside the flattened design.
 */
final class SwitchProof {
  private static final String CLEAR = "0";
  private static final String RUN = "1";
  private static final String ASKED = "2";
  private static final String ENTER = "3";
  private static final String LOAD = "4";

  private final SwitchParameters parameters;
  private final int frame;
  private final int slotBits;
  private final boolean interchange;
  private final List<String> connects = new ArrayList<>();
  private final List<String> wires = new ArrayList<>();
  private final List<String> claims = new ArrayList<>();

  SwitchProof(SwitchParameters parameters) {
    this.parameters = parameters;
    frame = Math.max(2, parameters.slots());
    slotBits = 32 - Integer.numberOfLeadingZeros(frame - 1);
    interchange = parameters.options().interchange();
    time();
    tables();
    idleOutputs();
    for (int port = 0; port < parameters.ports(); port++) {
      registers(port);
    }
  }

  /** The script; {@code files} are the Verilog files of switch, reference and this proof. */
  String script(List<String> files) {
    StringBuilder script = new StringBuilder();
    script.append("read_verilog -mem2reg ").append(String.join(" ", files)).append('\n');
    script.append("hierarchy -check -top Proof\nproc\nflatten\n");
    connects.forEach(connect -> script.append(connect).append('\n'));
    script.append("opt_clean\nopt -full\n");
    script.append("sat -tempinduct -maxsteps 2 -prove ok 1 -verify Proof\n");
    return script.toString();
  }

  /** The module in which switch and reference stand side by side. */
  String verilog() {
    int ports = parameters.ports();
    int outputs = parameters.outputs();
    int width = parameters.width();
    StringBuilder text = new StringBuilder("module Proof (\n  input clk, bus_write,\n");
    text.append("  input [15:0] bus_address, input [7:0] bus_data,\n");
    text.append(
        "  input [%d:0] valid, input [%d:0] words, output ok);\n"
            .formatted(ports - 1, ports * width - 1));
    text.append("  reg started;\n  initial started = 0;\n  always @(posedge clk) started <= 1;\n");
    text.append("  wire [%d:0] out_valid, ref_valid;\n".formatted(outputs - 1));
    text.append("  wire [%d:0] out_words, ref_words;\n".formatted(outputs * width - 1));
    text.append("  wire [%d:0] slot;\n  wire [7:0] ref_slot;\n".formatted(slotBits - 1));
    text.append("  wire accepts, ready, ref_accepts, ref_ready;\n");
    text.append(
        "  StdmSwitch dut (.clk(clk), .rst(!started), .bus_write(bus_write), .bus_read(1'b0),\n");
    text.append(
        "    .bus_address(bus_address), .bus_data(bus_data), .slot(slot), .accepts(accepts),\n");
    text.append("    .bus_ready(ready)");
    for (int port = 0; port < ports; port++) {
      text.append(
          ",\n    .in%d(words[%d:%d]), .in%d_valid(valid[%d])"
              .formatted(port, (port + 1) * width - 1, port * width, port, port));
    }
    for (int output = 0; output < outputs; output++) {
      text.append(
          ",\n    .out%d(out_words[%d:%d]), .out%d_valid(out_valid[%d])"
              .formatted(output, (output + 1) * width - 1, output * width, output, output));
    }
    text.append(");\n");
    text.append(
        "  SwitchReference #(.PORTS(%d), .OUTPUTS(%d), .SLOTS(%d), .WIDTH(%d), .INTERCHANGE(%d), .HOLD(%d)) reference (\n"
            .formatted(
                ports,
                outputs,
                parameters.slots(),
                width,
                interchange ? 1 : 0,
                parameters.options().hold()));
    text.append(
        "    .clk(clk), .rst(!started), .valid(valid), .words(words), .bus_write(bus_write),\n");
    text.append("    .bus_address(bus_address), .bus_data(bus_data), .out_valid(ref_valid),\n");
    text.append(
        "    .out_words(ref_words), .slot(ref_slot), .accepts(ref_accepts), .ready(ref_ready));\n");
    wires.forEach(wire -> text.append("  ").append(wire).append(";\n"));
    text.append(
        "  wire equal = out_valid == ref_valid && out_words == ref_words && slot == ref_slot\n");
    text.append("    && accepts == ref_accepts && ready == ref_ready;\n");
    for (int i = 0; i < claims.size(); i++) {
      text.append("  wire claim%d = %s;\n".formatted(i, claims.get(i)));
    }
    text.append("  assign ok = !started || (equal");
    for (int i = 0; i < claims.size(); i++) {
      text.append(" && claim").append(i);
    }
    return text.append(");\nendmodule\n").toString();
  }

  /** A signal inside the flattened design, under a name of its own. */
  private String look(String path, int width) {
    String name = "at_" + path.replaceAll("[^A-Za-z0-9]", "_");
    String wire = "wire [%d:0] %s".formatted(width - 1, name);
    if (!wires.contains(wire)) {
      wires.add(wire);
      connects.add("connect -nounset -set " + name + " \\" + path);
    }
    return name;
  }

  private String timer(String signal, int width) {
    return look("dut.timer." + signal, width);
  }

  private String reference(String signal) {
    return look("reference." + signal, signal.equals("change") ? 2 : 8);
  }

  private String state() {
    return timer("state", 3);
  }

  private String atEnd() {
    return "(%s == %s - 8'd1)".formatted(reference("position"), reference("length"));
  }

  private void claim(String format, Object... parts) {
    claims.add(format.formatted(parts));
  }

  private void time() {
    String position = reference("position");
    String length = reference("length");
    String change = reference("change");
    String entering = reference("entering_count");
    String leaving = reference("leaving_count");
    int hold = parameters.options().hold();
    claim("%s < 8'd%d", reference("phase"), hold);
    if (hold > 1) {
      int phaseBits = bitsFor(hold - 1);
      claim("%s == %s", timer("phase", phaseBits), reference("phase"));
    }
    claim("%s == %s", timer("slot", slotBits), position);
    claim("%s == (%s ? 8'd0 : %s + 8'd1)", timer("upcoming", slotBits), atEnd(), position);
    claim(
        "%s == (%s ? %s : %s) - 8'd1", timer("last", slotBits), atEnd(), length(entering), length);
    claim("%s == ((%s ? %s : %s) == 8'd1)", timer("single", 1), atEnd(), entering, leaving);
    claim("%s == %s && %s < %s", length, length(leaving), position, length);
    claim(
        "%s >= 8'd2 && %s <= 8'd%d",
        reference("leaving_length"), reference("leaving_length"), frame);
    for (String count : List.of("written_count", "entering_count", "leaving_count")) {
      claim("%s >= 8'd1 && %s <= 8'd%d", reference(count), reference(count), parameters.slots());
    }
    claim("%s == %s", look("dut.control.slot_count", 7), reference("written_count"));
    claim("(%s == 2'd0) == (%s == %s)", change, state(), RUN);
    claim("(%s == 2'd1) == (%s == %s)", change, state(), ASKED);
    claim("%s != 2'd2 || %s == (%s ? %s : %s)", change, state(), atEnd(), LOAD, ENTER);
    claim(
        "%s != 2'd3 || %s == %s || (%s == %s && !%s)",
        change, state(), CLEAR, state(), LOAD, atEnd());
    claim("%s <= 3'd4", state());
    claim(
        "%s != %s || (%s == 8'd%d && %s == 8'd%d && %s == 8'd%d && %s == 8'd%d)",
        state(),
        CLEAR,
        entering,
        parameters.slots(),
        leaving,
        parameters.slots(),
        reference("written_count"),
        parameters.slots(),
        length,
        frame);
    claim("%s != %s || %s == 2'd3", state(), CLEAR, change);
    locked("%s == %s", "written_count", "entering_count");
    claim("%s == 2'd2 || %s == %s", change, entering, leaving);
    if (interchange) {
      claim(
          "%s == (%s ? %s : %s) - 8'd1",
          timer("filled", slotBits), atEnd(), length, reference("leaving_length"));
    }
  }

  private static String length(String count) {
    return "(%s == 8'd1 ? 8'd2 : %s)".formatted(count, count);
  }

  /** What holds from when a table enters until it is loaded. */
  private void locked(String format, String written, String entering) {
    String equal = format.formatted(reference(written), reference(entering));
    claim("(%s != %s && %s != %s) || %s", state(), ENTER, state(), LOAD, equal);
  }

  private void tables() {
    for (int output = 0; output < parameters.outputs(); output++) {
      for (int slot = 0; slot < parameters.slots(); slot++) {
        entry(
            "dut.table" + output,
            "port",
            output,
            slot,
            bitsFor(parameters.ports()),
            parameters.ports());
        if (interchange) {
          entry("dut.slot_table" + output, "slot", output, slot, slotBits, 0);
        }
      }
    }
  }

  /** An output whose entry is idle never sends; that it sends nothing else is in the equality. */
  private void idleOutputs() {
    for (int output = 0; output < parameters.outputs(); output++) {
      for (int slot = 0; slot < parameters.slots(); slot++) {
        int index = output * parameters.slots() + slot;
        claim(
            "(%s == 8'd1 ? 8'd0 : %s) != 8'd%d || %s != 8'd%d || !out_valid[%d]",
            reference("leaving_count"),
            reference("position"),
            slot,
            reference("leaving_port[%d]".formatted(index)),
            parameters.idle(),
            output);
      }
    }
  }

  private static int bitsFor(int largest) {
    return 32 - Integer.numberOfLeadingZeros(largest);
  }

  private void entry(String table, String kind, int output, int slot, int bits, int cleared) {
    int index = output * parameters.slots() + slot;
    String written = reference("written_%s[%d]".formatted(kind, index));
    String entering = reference("entering_%s[%d]".formatted(kind, index));
    String leaving = reference("leaving_%s[%d]".formatted(kind, index));
    String shadow = look("%s.shadow[%d]".formatted(table, slot), bits);
    String active = look("%s.active[%d]".formatted(table, slot), bits);
    String upcoming = timer("upcoming", slotBits);
    claim(
        "%s <= 8'd%d", written, kind.equals("port") ? parameters.ports() : parameters.slots() - 1);
    claim("%s == %s || %s == %s", state(), CLEAR, shadow, written);
    claim(
        "%s != %s || (%s == 8'd%d && %s == 8'd%d && %s == 8'd%d)",
        state(), CLEAR, written, cleared, entering, cleared, leaving, cleared);
    claim(
        "%s != %s || %d >= %s || (%s == 8'd%d && %s == 8'd%d)",
        state(), CLEAR, slot, upcoming, shadow, cleared, active, cleared);
    locked(
        "%s == %s",
        "written_%s[%d]".formatted(kind, index), "entering_%s[%d]".formatted(kind, index));
    claim("%s == 2'd2 || %s == %s", reference("change"), entering, leaving);
    claim(
        "(%s != %s && %s != %s) || %d >= %s || %s == %s",
        state(), RUN, state(), ASKED, slot, reference("entering_count"), active, entering);
    claim(
        "%s != %s || %d >= %s || %s == %s",
        state(), ENTER, slot, reference("leaving_count"), active, leaving);
    claim(
        "%s != %s || %d >= %s || %d >= %s || %s == %s",
        state(), LOAD, slot, upcoming, slot, reference("entering_count"), active, entering);
  }

  private void registers(int port) {
    int width = parameters.width() + 1;
    String position = reference("position");
    for (int i = 0; i < frame; i++) {
      String entering = look("reference.entering_word[%d]".formatted(port * frame + i), width);
      String leaving = look("reference.leaving_word[%d]".formatted(port * frame + i), width);
      String valid = "[%d]".formatted(width - 1);
      claim(
          "!%s%s || (8'd%d < %s && 8'd%d < %s)",
          entering, valid, i, position, i, length(reference("entering_count")));
      claim(
          "!%s%s || (8'd%d < %s && 8'd%d < %s)",
          leaving, valid, i, reference("length"), i, reference("leaving_length"));
      if (interchange) {
        banks(port, i, entering, leaving, width);
      } else {
        String register = look("dut.input%d.registers[%d]".formatted(port, i), width);
        String expected = "(8'd%d < %s ? %s : %s)".formatted(i, position, entering, leaving);
        // After reset a register means something once it was written.
        claim(
            "(%s == %s && !(8'd%d < %s && %s != 8'd%d) && !(%d == %d && %s != 8'd%d)) || %s",
            state(),
            CLEAR,
            i,
            position,
            position,
            frame - 1,
            i,
            frame - 1,
            position,
            frame - 1,
            same(register, expected, width, port, i));
      }
    }
  }

  private void banks(int port, int i, String entering, String leaving, int width) {
    String bank = look("dut.bank", 1);
    int half = 1 << slotBits;
    for (int side = 0; side < 2; side++) {
      String register = look("dut.input%d.registers[%d]".formatted(port, side * half + i), width);
      // Right after reset no register means anything.
      claim(
          "%s != 1'd%d || 8'd%d >= %s || (%s == %s && %s) || %s",
          bank,
          side,
          i,
          reference("position"),
          state(),
          CLEAR,
          atEnd(),
          same(register, entering, width, port, i));
      // In the last slot of a frame the next one is read already.
      claim(
          "%s == 1'd%d || 8'd%d >= %s || %s == %s || %s || %s",
          bank,
          side,
          i,
          reference("leaving_length"),
          state(),
          CLEAR,
          atEnd(),
          same(register, leaving, width, port, i));
    }
  }

  /** The same word, or no word in both. */
  private String same(String register, String expected, int width, int port, int i) {
    String name = "expected%d_%d_%d".formatted(port, i, wires.size());
    wires.add("wire [%d:0] %s = %s".formatted(width - 1, name, expected));
    return "(%s == %s || (!%s[%d] && !%s[%d]))"
        .formatted(register, name, register, width - 1, name, width - 1);
  }
}
