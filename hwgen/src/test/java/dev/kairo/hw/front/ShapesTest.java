package dev.kairo.hw.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.interpret.Interpreter;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bundles keep their names, widths and values through everything a shape does. */
class ShapesTest {
  record Point(Bits x, Bits y) {}

  record Box(Point low, Point high, Bits colour) {}

  private static final Shape<Point> POINT = Shape.of(Point.class, Shape.bits(5), Shape.bits(70));
  private static final Shape<Box> BOX = Shape.of(Box.class, POINT, POINT, Shape.bits(1));

  @Test
  void fieldsAreNamedByTheirPath() {
    assertEquals(151, BOX.width());
    assertEquals(
        List.of("low_x 5", "low_y 70", "high_x 5", "high_y 70", "colour 1"),
        BOX.fields().stream().map(field -> field.name() + " " + field.width()).toList());
    assertEquals(
        List.of(" 8"),
        Shape.bits(8).fields().stream().map(field -> field.name() + " " + field.width()).toList());
    assertEquals("(x: 5 bits, y: 70 bits)", POINT.toString());
  }

  /** Passes a box on in every way there is. */
  private static final class Around extends Module {
    final Box box;

    Around(Module parent, Box outer) {
      super(parent);
      Box in = in("box", BOX, outer);
      Box later = wire(BOX);
      drive(BOX, later, in);
      box = out("out", BOX, BOX.unpack(reg(BOX.pack(later))));
    }
  }

  @Test
  void valuesComeBackFromEveryTurn() {
    Design design =
        Refusal.design(
            m -> {
              Box box = m.in("in", BOX);
              Box other = m.in("other", BOX);
              Box chosen = BOX.mux(m.in("choose", 1), box, other);
              m.out("out", BOX, new Around(m, chosen).box);
            });
    Interpreter circuit = design.interpret(1);
    Random random = new Random(3);
    for (int cycle = 0; cycle < 100; cycle++) {
      int choose = random.nextInt(2);
      circuit.set("choose", choose);
      for (String side : List.of("in_", "other_")) {
        for (Shape.Field field : BOX.fields()) {
          circuit.set(
              side + field.name(), new Value(field.width(), new BigInteger(field.width(), random)));
        }
      }
      circuit.step();
      for (Shape.Field field : BOX.fields()) {
        assertEquals(
            circuit.in((choose == 1 ? "in_" : "other_") + field.name()).get(),
            circuit.get("out_" + field.name()));
      }
    }
  }

  @Test
  void theFirstFieldIsOnTop() {
    Design design = Refusal.design(m -> m.out("word", POINT.pack(m.in("in", POINT))));
    Interpreter circuit = design.interpret(1);
    circuit.set("in_x", 0x15);
    circuit.set("in_y", 3);
    assertEquals(Value.of(5, 0x15).cat(Value.of(70, 3)), circuit.get("word"));
  }

  @Test
  void aShapeForEachComponent() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Shape.of(Point.class, Shape.bits(5)));
    assertEquals("Point has 2 components but 1 shapes; give one for each", refused.getMessage());
  }

  @Test
  void aFieldOfAnotherWidth() {
    Refusal.expect(
        "WIDTH Top: field x is a (8 bits) where 5 bits are needed; extend or slice it "
            + "(`Point point = POINT.fit(new Point(a, a));` and `Bits a = m.in(\"a\", 8);`)",
        m -> {
          Bits a = m.in("a", 8);
          Point point = POINT.fit(new Point(a, a));
        });
  }

  @Test
  void wiresOfABundleAreDrivenOnce() {
    Refusal.expect(
        "DOUBLY_DRIVEN Top: later_x (5 bits) is driven a second time, by in_x (5 bits); "
            + "drive it once; choose between the drivers with mux() or choose() "
            + "(`m.drive(POINT, later, in);` and `Point in = m.in(\"in\", POINT);`)",
        m -> {
          Point in = m.in("in", POINT);
          Point later = m.wire(POINT);
          m.drive(POINT, later, in);
          m.drive(POINT, later, in);
        });
  }
}
