package dev.kairo.hw.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kairo.hw.interpret.Sketch.Signal;
import dev.kairo.hw.ir.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every kind of memory. */
class MemoryTest {

  private static List<Value> words(int width, int depth) {
    return IntStream.range(0, depth).mapToObj(i -> Value.of(width, 10 * i)).toList();
  }

  /** One write port and one registered read port with an enable, 6 words of 100 bits. */
  private static Interpreter simpleDualPort() {
    Sketch sketch = new Sketch("Ram", "clk");
    Signal write = sketch.in("write", 1);
    Signal to = sketch.in("to", 3);
    Signal data = sketch.in("data", 100);
    Signal read = sketch.in("read", 1);
    Signal from = sketch.in("from", 3);
    Signal ram = sketch.memory(100, 6, words(100, 6), Sketch.write(0, write, to, data));
    ram.named("ram");
    sketch.out("q", sketch.read(ram, from, read));
    sketch.out("now", sketch.read(ram, from));
    return Interpreter.of(sketch.circuit(), 1);
  }

  @Test
  void aReadGivesTheWordFromBeforeTheEdge() {
    Interpreter ram = simpleDualPort();
    ram.set("write", 1);
    ram.set("to", 2);
    ram.set("from", 2);
    ram.set("read", 1);
    ram.set("data", -1);
    assertEquals(20, ram.getLong("now"));
    ram.step();
    assertEquals(20, ram.getLong("q"));
    assertEquals(Value.ones(100), ram.get("now"));
    ram.set("write", 0);
    ram.step();
    assertEquals(Value.ones(100), ram.get("q"));
    ram.set("from", 3);
    ram.set("read", 0);
    ram.step();
    assertEquals(Value.ones(100), ram.get("q"));
    ram.set("read", 1);
    ram.step();
    assertEquals(30, ram.getLong("q"));
  }

  @Test
  void everyAddressReachesAWordAsInHardware() {
    Interpreter ram = simpleDualPort();
    ram.set("from", 7);
    assertEquals(0, ram.getLong("now"));
    ram.set("write", 1);
    ram.set("to", 7);
    ram.set("data", 77);
    ram.step();
    assertEquals(77, ram.getLong("now"));
    for (int address = 0; address < 6; address++) {
      assertEquals(10L * address, ram.memory("ram").peek(address).toLong());
    }
  }

  @Test
  void lanesAreWrittenOneByOne() {
    Sketch sketch = new Sketch("Lanes", "clk");
    Signal lanes = sketch.in("lanes", 3);
    Signal data = sketch.in("data", 72);
    Signal address = sketch.in("address", 1);
    Signal write = sketch.constant(1, 1);
    Signal ram = sketch.memory(72, 2, words(72, 2), Sketch.write(write, address, data, lanes, 24));
    sketch.out("q", sketch.read(ram, address));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("address", 1);
    interpreter.set("data", -1);
    interpreter.set("lanes", 0b110);
    interpreter.step();
    assertEquals(Value.wrap(72, new BigInteger("ffffffffffff00000a", 16)), interpreter.get("q"));
    interpreter.set("data", 0);
    interpreter.set("lanes", 0b010);
    interpreter.step();
    assertEquals(Value.wrap(72, new BigInteger("ffffff00000000000a", 16)), interpreter.get("q"));
  }

  @Test
  void trueDualPortReadsOldWordsOnBothSides() {
    Sketch sketch = new Sketch("Dual", "a", "b");
    Signal writeA = sketch.in("write_a", 1);
    Signal writeB = sketch.in("write_b", 1);
    Signal addressA = sketch.in("address_a", 2);
    Signal addressB = sketch.in("address_b", 2);
    Signal data = sketch.in("data", 8);
    Signal ram =
        sketch.memory(
            8,
            4,
            words(8, 4),
            Sketch.write(0, writeA, addressA, data),
            Sketch.write(1, writeB, addressB, data.not()));
    sketch.out("q_a", sketch.read(0, ram, addressA));
    sketch.out("q_b", sketch.read(1, ram, addressB));
    Interpreter dual = Interpreter.of(sketch.circuit(), 1);
    dual.set("write_a", 1);
    dual.set("write_b", 1);
    dual.set("address_a", 1);
    dual.set("address_b", 2);
    dual.set("data", 0x0f);
    dual.step("a", "b");
    assertEquals(10, dual.getLong("q_a"));
    assertEquals(20, dual.getLong("q_b"));
    dual.set("write_a", 0);
    dual.set("address_a", 2);
    dual.step("a");
    assertEquals(0xf0, dual.getLong("q_a"));
    assertEquals(20, dual.getLong("q_b"));
    assertEquals(0x0f, dual.memory("memory").peek(1).toLong());
  }

  @Test
  void romHoldsItsWordsAndTheBackDoorChangesThem() {
    Sketch sketch = new Sketch("Rom", "clk");
    Signal rom = sketch.memory(8, 4, words(8, 4)).named("words");
    sketch.out("q", sketch.read(0, rom, sketch.in("address", 2)));
    Interpreter interpreter = Interpreter.of(sketch.circuit(), 1);
    interpreter.set("address", 3);
    interpreter.step();
    assertEquals(30, interpreter.getLong("q"));
    interpreter.memory("words").poke(3, 200);
    interpreter.step();
    assertEquals(200, interpreter.getLong("q"));
    interpreter.restart();
    assertEquals(30, interpreter.memory("words").peek(3).toLong());
    assertEquals(
        "address 4 of the memory words, which has 4 words",
        assertThrows(IndexOutOfBoundsException.class, () -> interpreter.memory("words").peek(4))
            .getMessage());
  }

  @Test
  void aMemoryWithoutContentsStartsFromTheSeed() {
    Sketch sketch = new Sketch("Ram");
    Signal ram = sketch.memory(65, 4, List.of());
    sketch.out("q", sketch.read(ram, sketch.in("address", 2)));
    Interpreter one = Interpreter.of(sketch.circuit(), 3);
    Interpreter two = Interpreter.of(sketch.circuit(), 3);
    List<Value> words = IntStream.range(0, 4).mapToObj(i -> one.memories().get(0).peek(i)).toList();
    assertEquals(words, IntStream.range(0, 4).mapToObj(two.memory("memory")::peek).toList());
    assertEquals(4, words.stream().distinct().count());
  }
}
