package dev.kairo.hw.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.hw.gate.Constructs;
import dev.kairo.hw.gate.Sketch;
import dev.kairo.hw.ir.Circuit;
import dev.kairo.hw.ir.Op;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The emitted text itself, and which definitions share it. */
class VerilogEmitterTest {
  private static final List<Circuit> GOLDEN =
      List.of(
          Constructs.counter(),
          Constructs.machine(),
          Constructs.byteEnables(),
          Constructs.feedback(),
          Constructs.hierarchy());

  @Test
  void textIsAsAPersonWouldWriteIt() throws IOException {
    for (Circuit circuit : GOLDEN) {
      EmittedDesign design = VerilogEmitter.emit(circuit);
      assertEquals(golden(design.top() + ".v"), design.text(design.top() + ".v"));
    }
  }

  private String golden(String file) throws IOException {
    try (var stream = getClass().getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void germanMachinesWriteTheSame() {
    Locale before = Locale.getDefault();
    List<String> usual = digests();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("65.536", "%,d".formatted(65536));
      assertEquals(usual, digests());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> digests() {
    return Constructs.all().stream().map(one -> VerilogEmitter.emit(one).digest()).toList();
  }

  @Test
  void linesStayShort() {
    for (Circuit circuit : Constructs.all()) {
      for (EmittedFile file : VerilogEmitter.emit(circuit).files()) {
        file.text()
            .lines()
            .forEach(line -> assertTrue(line.length() <= 100, file.name() + ": " + line));
        assertFalse(file.text().contains("\r"));
        assertFalse(file.text().contains(" \n"), file.text());
      }
    }
  }

  @Test
  void equalTextIsOneDefinition() {
    EmittedDesign design = VerilogEmitter.emit(Constructs.hierarchy());
    assertEquals(List.of("Counter.v", "Arithmetic.v", "Hierarchy.v"), design.verilogFiles());
  }

  @Test
  void differentTextsOfOneClassAreToldApartByTheirParameters() {
    Sketch s = new Sketch("Top");
    int a = s.in("a", 8);
    int[] one = s.instance("one", adder(1, "x"), new int[0], a);
    int[] two = s.instance("two", adder(2, "x"), new int[0], one[0]);
    int[] same = s.instance("again", adder(1, "y"), new int[0], two[0]);
    s.out("y", same[0]);
    EmittedDesign design = VerilogEmitter.emit(s.circuit());
    assertEquals(List.of("Adder_step1.v", "Adder_step2.v", "Top.v"), design.verilogFiles());
    assertTrue(design.text("Top.v").contains("Adder_step1 again ("));
    assertTrue(design.text("Adder_step2.v").contains("//   step = 2\n"));
  }

  @Test
  void differentTextsWithoutParametersAreCounted() {
    Sketch s = new Sketch("Top");
    int a = s.in("a", 8);
    s.out("y", s.instance("", plain(1), new int[0], s.instance("", plain(2), new int[0], a))[0]);
    assertEquals(
        List.of("Adder.v", "Adder_1.v", "Top.v"), VerilogEmitter.emit(s.circuit()).verilogFiles());
  }

  private static Circuit adder(int step, String label) {
    Sketch s = new Sketch("Adder").parameter("step", step).parameter("label", label);
    s.out("y", s.op(Op.ADD, s.in("a", 8), s.constant(8, step)));
    return s.circuit();
  }

  private static Circuit plain(int step) {
    Sketch s = new Sketch("Adder");
    s.out("y", s.op(Op.ADD, s.in("a", 8), s.constant(8, step)));
    return s.circuit();
  }

  @Test
  void aParameterCannotEndTheCommentItStandsIn() {
    Sketch s = new Sketch("Quiet").parameter("note", "one\nwire escaped;");
    s.out("y", s.in("a", 1));
    String text = VerilogEmitter.emit(s.circuit()).text("Quiet.v");
    assertTrue(text.contains("//   note = one wire escaped;\n"), text);
  }

  @Test
  void portNamesAreCheckedAtTheBoundary() {
    assertRefused(
        "The port begin of Named is a reserved word of Verilog, SystemVerilog, VHDL or C++;"
            + " rename it.",
        "begin");
    assertRefused(
        "The port a; of Named is no Verilog name; use up to 60 letters, digits and underscores, a"
            + " letter first.",
        "a;");
    assertRefused(
        "Named has two ports called Y; names must differ in more than capitals.", "y", "Y");
  }

  private static void assertRefused(String sentence, String... ports) {
    Sketch s = new Sketch("Named");
    for (String port : ports) {
      s.in(port, 1);
    }
    Circuit circuit = s.circuit();
    assertEquals(
        sentence,
        assertThrows(EmissionException.class, () -> VerilogEmitter.emit(circuit)).getMessage());
  }

  @Test
  void anotherNetChangesNoOtherName() {
    String before = VerilogEmitter.emit(sums(3)).text("Sums.v");
    String after = VerilogEmitter.emit(sums(4)).text("Sums.v");
    assertNotEquals(before, after);
    before
        .lines()
        .filter(line -> line.contains(" sum"))
        .forEach(line -> assertTrue(after.contains(line), line));
  }

  private static Circuit sums(int count) {
    Sketch s = new Sketch("Sums");
    int clock = s.clock("clk");
    int a = s.in("a", 8);
    for (int i = 0; i < count; i++) {
      int sum = s.named("sum", s.op(Op.ADD, a, s.constant(8, i + 1)));
      s.out("y" + i, s.op(Op.XOR, sum, s.named("old", s.reg(clock, sum))));
    }
    return s.circuit();
  }

  @Test
  void aDeepExpressionNeedsNoStack() {
    Sketch s = new Sketch("Deep");
    int a = s.in("a", 8);
    int b = s.in("b", 8);
    int deep = a;
    for (int i = 0; i < 200_000; i++) {
      deep = s.op(i % 2 == 0 ? Op.XOR : Op.ADD, deep, b);
    }
    s.out("y", deep);
    assertTrue(VerilogEmitter.emit(s.circuit()).text("Deep.v").length() > 1_000_000);
  }
}
