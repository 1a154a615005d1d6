package dev.kairo.hw.gate;

import static dev.kairo.hw.gate.Sketch.NONE;

import dev.kairo.hw.ir.BlackBox;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.MemWrite;
import dev.kairo.hw.ir.Node;
import dev.kairo.hw.ir.Op;
import dev.kairo.hw.ir.Parameter;
import dev.kairo.hw.ir.Pin;
import dev.kairo.hw.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One small circuit for each construct that tools are known to disagree about. */
public final class Constructs {
  private Constructs() {}

  /** All of them. */
  public static List<Circuit> all() {
    return List.of(
        counter(),
        arithmetic(),
        comparisons(),
        multiplier(false),
        multiplier(true),
        machine(),
        pipeline(),
        simpleDualPort(),
        trueDualPort(),
        byteEnables(),
        lookup(16),
        lookup(512),
        distributed(),
        unusedBits(),
        constants(),
        constantPins(),
        twoClocks(),
        twoClockMemory(),
        chosen(),
        reservedWords(),
        longExpressions(),
        feedback(),
        blackBox(),
        writeOnlyPort(),
        hierarchy(),
        namesakes());
  }

  /** A circuit's name with its parameters. */
  public static String title(Circuit circuit) {
    StringBuilder title = new StringBuilder(circuit.name());
    circuit.parameters().forEach(one -> title.append('_').append(one.name()).append(one.value()));
    return title.toString();
  }

  public static Circuit counter() {
    Sketch s = new Sketch("Counter").parameter("width", 8);
    int clock = s.clock("clk");
    int reset = s.in("rst", 1);
    int enable = s.in("enable", 1);
    int clear = s.in("clear", 1);
    int count = s.wire(8);
    int next = s.op(Op.ADD, count, s.constant(8, 1));
    int kept = s.mux(clear, s.constant(8, 0), s.mux(enable, next, count));
    int reg = s.named("count", s.reg(clock, kept, NONE, reset, 0));
    s.drive(count, reg);
    s.out("value", reg);
    s.out("wrapped", s.op(Op.EQ, reg, s.constant(8, 255)));
    return s.circuit();
  }

  public static Circuit arithmetic() {
    Sketch s = new Sketch("Arithmetic");
    int a = s.in("a", 8);
    int b = s.in("b", 8);
    int c = s.in("c", 1);
    int sum = s.named("sum", s.op(Op.ADD, a, b));
    s.out("total", s.op(Op.SUB, sum, s.op(Op.SUB, a, b)));
    s.out("mask", s.op(Op.AND, s.op(Op.XOR, a, b), s.op(Op.OR, s.not(a), s.constant(8, 0x0f))));
    s.out("top", s.slice(s.op(Op.XOR, sum, b), 7, 4));
    s.out("wide", s.cat(s.slice(a, 7, 7), s.slice(a, 7, 7), s.slice(a, 7, 7), a, s.constant(2, 0)));
    s.out("chosen", s.mux(s.op(Op.AND, c, s.op(Op.EQ, a, b)), sum, s.mux(c, a, b)));
    return s.circuit();
  }

  public static Circuit comparisons() {
    Sketch s = new Sketch("Comparisons");
    int a = s.in("a", 8);
    int b = s.in("b", 8);
    s.out("lt_u", s.op(Op.LT_U, a, b));
    s.out("ge_u", s.not(s.op(Op.LT_U, a, b)));
    s.out("lt_s", s.op(Op.LT_S, a, b));
    s.out("ge_s", s.not(s.op(Op.LT_S, a, b)));
    s.out("ne", s.not(s.op(Op.EQ, a, b)));
    s.out("never", s.op(Op.LT_U, a, s.constant(8, 0)));
    s.out(
        "in_range",
        s.op(
            Op.AND,
            s.op(Op.LT_S, a, s.op(Op.ADD, b, s.constant(8, 3))),
            s.not(s.op(Op.LT_U, s.constant(8, 16), a))));
    return s.circuit();
  }

  public static Circuit multiplier(boolean signed) {
    Sketch s = new Sketch("Multiplier").parameter("signed", signed);
    int clock = s.clock("clk");
    int ce = s.in("ce", 1);
    int a = s.named("a_in", s.reg(clock, s.in("a", 27), ce, NONE, 0));
    int b = s.named("b_in", s.reg(clock, s.in("b", 18), ce, NONE, 0));
    int product = s.op(signed ? Op.MUL_S : Op.MUL_U, a, b);
    int m = s.named("m", s.reg(clock, product, ce, NONE, 0));
    s.out("p", s.reg(clock, m, ce, NONE, 0));
    return s.circuit();
  }

  public static Circuit machine() {
    Sketch s = new Sketch("Machine");
    int clock = s.clock("clk");
    int reset = s.in("rst", 1);
    int start = s.in("start", 1);
    int stop = s.in("stop", 1);
    int state = s.wire(2);
    int idle = s.named("IDLE", s.constant(2, 0));
    int busy = s.named("BUSY", s.constant(2, 1));
    int done = s.named("DONE", s.constant(2, 2));
    int next =
        s.cases(
            state,
            idle,
            List.of("IDLE", "BUSY", "DONE"),
            new long[] {0, 1, 2},
            s.mux(start, busy, idle),
            s.mux(stop, done, busy),
            idle);
    int reg = s.named("state", s.reg(clock, next, NONE, reset, 0));
    s.drive(state, reg);
    s.out("running", s.op(Op.EQ, reg, busy));
    s.out("finished", s.op(Op.EQ, reg, done));
    return s.circuit();
  }

  public static Circuit pipeline() {
    Sketch s = new Sketch("Pipeline");
    int clock = s.clock("clk");
    int a = s.in("a", 16);
    int b = s.in("b", 16);
    int sum = s.named("sum", s.op(Op.ADD, s.reg(clock, a), s.reg(clock, b)));
    int first = s.regFrom(clock, sum, 7);
    int second = s.reg(clock, first);
    s.out("q", s.reg(clock, second));
    return s.circuit();
  }

  public static Circuit simpleDualPort() {
    Sketch s = new Sketch("SimpleDualPort");
    int clock = s.clock("clk");
    int we = s.in("we", 1);
    int wa = s.in("wa", 9);
    int d = s.in("d", 36);
    int re = s.in("re", 1);
    int ra = s.in("ra", 9);
    MemWrite write = new MemWrite(clock, we, wa, d, NONE, 36);
    int memory = s.named("words", s.memory(36, 512, MemStyle.BLOCK, List.of(), write));
    s.out("q", s.read(memory, clock, ra, re, NONE));
    return s.circuit();
  }

  public static Circuit trueDualPort() {
    Sketch s = new Sketch("TrueDualPort");
    int clock = s.clock("clk");
    int[] we = {s.in("we_a", 1), s.in("we_b", 1)};
    int[] address = {s.in("address_a", 10), s.in("address_b", 10)};
    int[] d = {s.in("d_a", 18), s.in("d_b", 18)};
    int memory =
        s.named(
            "words",
            s.memory(
                18,
                1024,
                MemStyle.BLOCK,
                List.of(),
                new MemWrite(clock, we[0], address[0], d[0], NONE, 18),
                new MemWrite(clock, we[1], address[1], d[1], NONE, 18)));
    s.out("q_a", s.read(memory, clock, address[0], NONE, 0));
    s.out("q_b", s.read(memory, clock, address[1], NONE, 1));
    return s.circuit();
  }

  public static Circuit byteEnables() {
    Sketch s = new Sketch("ByteEnables");
    int clock = s.clock("clk");
    int we = s.in("we", 1);
    int be = s.in("be", 4);
    int address = s.in("address", 10);
    int d = s.in("d", 32);
    int memory =
        s.named(
            "words",
            s.memory(
                32, 1024, MemStyle.BLOCK, List.of(), new MemWrite(clock, we, address, d, be, 8)));
    s.out("q", s.read(memory, clock, address, NONE, 0));
    return s.circuit();
  }

  public static Circuit lookup(int words) {
    Sketch s = new Sketch("Lookup").parameter("words", words);
    int clock = s.clock("clk");
    int address = s.in("address", 32 - Integer.numberOfLeadingZeros(words - 1));
    List<Value> content = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      content.add(Value.of(12, (long) i * i + 3));
    }
    int memory = s.named("squares", s.memory(12, words, MemStyle.AUTO, content));
    s.out("q", s.read(memory, clock, address, NONE, NONE));
    return s.circuit();
  }

  public static Circuit distributed() {
    Sketch s = new Sketch("Distributed");
    int clock = s.clock("clk");
    int we = s.in("we", 1);
    int wa = s.in("wa", 5);
    int d = s.in("d", 8);
    int ra = s.in("ra", 5);
    int memory =
        s.named(
            "words",
            s.memory(
                8, 20, MemStyle.DISTRIBUTED, List.of(), new MemWrite(clock, we, wa, d, NONE, 8)));
    s.out("q", s.read(memory, NONE, ra, NONE, NONE));
    return s.circuit();
  }

  public static Circuit unusedBits() {
    Sketch s = new Sketch("UnusedBits");
    s.clock("clk");
    int a = s.in("a", 8);
    s.in("b", 4);
    int sum = s.op(Op.ADD, a, s.constant(8, 5));
    s.out("high", s.slice(sum, 7, 6));
    s.out("low", s.slice(sum, 1, 0));
    return s.circuit();
  }

  public static Circuit constants() {
    Sketch s = new Sketch("Constants");
    int a = s.in("a", 4);
    s.out("zero", s.op(Op.AND, a, s.constant(4, 0)));
    s.out("five", s.mux(s.constant(1, 1), s.constant(4, 5), a));
    s.out("same", a);
    s.out("inverse", s.op(Op.XOR, a, s.constant(4, -1)));
    return s.circuit();
  }

  public static Circuit hierarchy() {
    Circuit counter = counter();
    Circuit arithmetic = arithmetic();
    Sketch s = new Sketch("Hierarchy");
    int clock = s.clock("clk");
    int rst = s.in("rst", 1);
    int go = s.in("go", 2);
    int[] first =
        s.instance(
            "first",
            counter,
            new int[] {clock},
            rst,
            s.slice(go, 0, 0),
            s.op(Op.AND, s.slice(go, 0, 0), s.slice(go, 1, 1)));
    int[] second =
        s.instance("second", counter(), new int[] {clock}, rst, first[1], s.constant(1, 0));
    int[] mixed = s.instance("", arithmetic, new int[0], first[0], second[0], s.slice(go, 1, 1));
    s.out("y", mixed[0]);
    s.out("wide", mixed[3]);
    return s.circuit();
  }

  /** Constants and slices on the pins of an instance. */
  public static Circuit constantPins() {
    Sketch s = new Sketch("ConstantPins");
    int packet = s.in("packet", 12);
    int[] mixed =
        s.instance(
            "unit",
            arithmetic(),
            new int[0],
            s.constant(8, 17),
            s.slice(packet, 9, 2),
            s.op(Op.EQ, s.slice(packet, 1, 0), s.constant(2, 3)));
    s.out("y", s.op(Op.ADD, mixed[0], mixed[4]));
    return s.circuit();
  }

  public static Circuit twoClocks() {
    Sketch s = new Sketch("TwoClocks");
    int fast = s.clock("clk");
    int slow = s.clock("slow_clk");
    int flag = s.named("flag", s.reg(fast, s.in("d", 1)));
    int met = s.named("met", s.reg(slow, flag));
    s.out("q", s.reg(slow, met));
    return s.circuit();
  }

  /** A memory that one clock writes and another reads. */
  public static Circuit twoClockMemory() {
    Sketch s = new Sketch("TwoClockMemory");
    int writer = s.clock("wr_clk");
    int reader = s.clock("rd_clk");
    int we = s.in("we", 1);
    int wa = s.in("wa", 10);
    int d = s.in("d", 16);
    int ra = s.in("ra", 10);
    MemWrite write = new MemWrite(writer, we, wa, d, NONE, 16);
    int memory = s.named("words", s.memory(16, 1024, MemStyle.BLOCK, List.of(), write));
    s.out("q", s.read(memory, reader, ra, NONE, NONE));
    return s.circuit();
  }

  /** A case with some keys missing, and a ladder of conditions. */
  public static Circuit chosen() {
    Sketch s = new Sketch("Chosen");
    int select = s.in("select_code", 3);
    int a = s.in("a", 8);
    int b = s.in("b", 8);
    int added = s.op(Op.ADD, a, b);
    s.out(
        "by_key",
        s.cases(
            select, s.constant(8, 0), List.of(), new long[] {0, 3, 5}, a, added, s.constant(8, 9)));
    int last = s.mux(s.op(Op.LT_U, a, b), a, s.mux(s.slice(select, 1, 1), b, s.constant(8, 1)));
    s.out("by_condition", s.mux(s.op(Op.EQ, a, s.constant(8, 7)), added, last));
    return s.circuit();
  }

  /** Names that some tool would stumble over. */
  public static Circuit reservedWords() {
    Sketch s = new Sketch("Buffer");
    int clock = s.clock("clk");
    int a = s.in("a", 4);
    int sum = a;
    for (String word : List.of("next", "BUS", "dist", "do", "final", "signal", "double", "wire")) {
      sum = s.named(word, s.reg(clock, s.op(Op.ADD, sum, a)));
    }
    s.out("y", sum);
    return s.circuit();
  }

  /** Expressions far beyond a line. */
  public static Circuit longExpressions() {
    Sketch s = new Sketch("LongExpressions");
    int[] lanes = new int[12];
    int[] picked = new int[12];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = s.in("a_rather_long_input_name_" + i, 8);
      picked[i] = s.slice(lanes[i], 3, 0);
    }
    int sum = lanes[0];
    int any = s.constant(1, 0);
    for (int lane : lanes) {
      sum = s.op(Op.ADD, sum, lane);
      any = s.op(Op.OR, any, s.op(Op.EQ, lane, s.constant(8, 200)));
    }
    s.out("sum", sum);
    s.out("any_found", any);
    s.out("joined", s.cat(picked));
    s.out("wide", s.op(Op.XOR, s.cat(lanes), s.add(Constructs.pattern(96))));
    return s.circuit();
  }

  private static Node pattern(int width) {
    return new Node.Const(Value.ones(width - 1).cat(Value.of(1, 0)));
  }

  /** Forward wires: a toggling bit, and a value that is read before it is described. */
  public static Circuit feedback() {
    Sketch s = new Sketch("Feedback");
    int clock = s.clock("clk");
    int reset = s.in("rst", 1);
    int a = s.in("a", 8);
    int later = s.named("later", s.wire(8));
    int early = s.named("early", s.op(Op.XOR, later, a));
    int toggle = s.wire(1);
    int state = s.named("toggle", s.reg(clock, s.not(toggle), NONE, reset, 1));
    s.drive(toggle, state);
    s.drive(later, s.op(Op.ADD, a, s.cat(s.constant(7, 0), state)));
    s.out("early_out", early);
    s.out("state", state);
    s.out("twice", s.op(Op.AND, later, s.not(s.op(Op.SUB, later, a))));
    return s.circuit();
  }

  public static Circuit blackBox() {
    BlackBox box =
        new BlackBox(
            "Inverter",
            List.of(new Parameter("WIDTH", "8")),
            List.of(new Pin("a", 8)),
            List.of(new Pin("y", 8)),
            List.of(),
            Optional.of(
                """
                module Inverter #(parameter WIDTH = 1) (
                  input  wire [WIDTH-1:0] a,
                  output wire [WIDTH-1:0] y
                );
                  assign y = ~a;
                endmodule
                """));
    Sketch s = new Sketch("Boxed");
    int[] outputs = s.instance("", box, new int[0], s.in("a", 8));
    s.out("y", outputs[0]);
    return s.circuit();
  }

  /** A memory whose data and addresses are expressions, one port of which only writes. */
  public static Circuit writeOnlyPort() {
    Sketch s = new Sketch("WriteOnlyPort");
    int clock = s.clock("clk");
    int go = s.in("go", 1);
    int full = s.in("full", 1);
    int at = s.in("at", 8);
    int d = s.in("d", 8);
    int push = s.op(Op.AND, go, s.not(full));
    MemWrite write =
        new MemWrite(clock, push, s.op(Op.ADD, at, s.constant(8, 1)), s.op(Op.XOR, d, at), NONE, 8);
    int memory = s.named("words", s.memory(8, 256, MemStyle.AUTO, List.of(), write));
    s.out("q", s.read(memory, clock, at, go, NONE));
    s.out("further", s.read(memory, clock, s.op(Op.SUB, at, d), NONE, NONE));
    return s.circuit();
  }

  /** Instances that are called like a net and like a port of what they hold. */
  public static Circuit namesakes() {
    Sketch s = new Sketch("Namesakes");
    int clock = s.clock("clk");
    int rst = s.in("rst", 1);
    int go = s.in("go", 1);
    int[] first = s.instance("count", counter(), new int[] {clock}, rst, go, s.in("clear", 1));
    int[] second = s.instance("enable", counter(), new int[] {clock}, rst, first[1], go);
    s.out("y", second[0]);
    s.out("z", first[0]);
    return s.circuit();
  }
}
