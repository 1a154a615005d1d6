package dev.kairo.hw.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Design;
import dev.kairo.hw.Module;
import dev.kairo.hw.interpret.Interpreter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump is read back by the rules of the standard and must hold every value at every time. */
class VcdTest {

  private static final class Delay extends Module {
    final Bits q;

    Delay(Module parent, Bits outer) {
      super(parent, outer.width());
      Bits d = in("d", outer);
      Bits held = reg(d);
      q = out("q", held);
    }
  }

  private static final class Delays extends Module {
    Delays() {
      Bits flag = in("flag", 1);
      Bits word = in("word", 90);
      Delay first = new Delay(this, word);
      Delay second = new Delay(this, first.q);
      Delay single = new Delay(this, flag);
      out("late", second.q);
      out("late_flag", single.q);
    }
  }

  /** A dump as a viewer sees it: variables by full name, and their values over time. */
  private static final class Dump {
    final Map<String, String> codes = new LinkedHashMap<>();
    final Map<String, Integer> widths = new HashMap<>();
    final Map<Long, Map<String, BigInteger>> values = new LinkedHashMap<>();

    Dump(String text) {
      Scanner words = new Scanner(text);
      Deque<String> scopes = new ArrayDeque<>();
      for (String word = words.next(); !word.equals("$enddefinitions"); word = words.next()) {
        if (word.equals("$scope")) {
          assertEquals("module", words.next());
          scopes.addLast(words.next());
        } else if (word.equals("$upscope")) {
          scopes.removeLast();
        } else if (word.equals("$var")) {
          assertEquals("wire", words.next());
          int width = words.nextInt();
          String code = words.next();
          String name = String.join(".", scopes) + "." + words.next();
          codes.put(name, code);
          widths.put(name, width);
          assertEquals(width > 1 ? "[" + (width - 1) + ":0]" : "$end", words.next());
        }
      }
      assertEquals(List.of(), List.copyOf(scopes));
      words.next();
      Map<String, BigInteger> now = new HashMap<>();
      while (words.hasNext()) {
        String word = words.next();
        if (word.startsWith("#")) {
          now = new HashMap<>(now);
          values.put(Long.parseLong(word.substring(1)), now);
        } else if (word.startsWith("b")) {
          now.put(words.next(), new BigInteger(word.substring(1), 2));
        } else if (!word.startsWith("$")) {
          now.put(word.substring(1), new BigInteger(word.substring(0, 1)));
        }
      }
    }

    BigInteger value(String name, long time) {
      return values.get(time).get(codes.get(name));
    }
  }

  private static Trace recorded() {
    Interpreter delays = Interpreter.of(Design.of(Delays::new).circuit(), 5);
    Trace trace = Waves.all(delays);
    Random random = new Random(3);
    for (int cycle = 0; cycle < 50; cycle++) {
      delays.set("flag", random.nextInt());
      delays.set("word", random.nextInt(3) == 0 ? 0 : random.nextLong());
      delays.step();
    }
    return trace;
  }

  @Test
  void everyValueComesBack() {
    Trace trace = recorded();
    Dump dump = new Dump(Vcd.of(trace));
    int compared = 0;
    for (int cycle = 0; cycle < trace.cycles(); cycle++) {
      for (int channel = 0; channel < trace.channels().size(); channel++) {
        String name = "Delays." + trace.channels().get(channel).path();
        assertEquals(
            trace.value(channel, cycle).bits(),
            dump.value(name, cycle * 10L),
            name + " in cycle " + cycle);
        assertEquals(trace.channels().get(channel).width(), dump.widths.get(name));
        compared++;
      }
      assertEquals(BigInteger.valueOf(Math.min(cycle, 1)), dump.value("Delays.clk", cycle * 10L));
    }
    assertEquals(
        List.of(
            "Delays.clk",
            "Delays.flag",
            "Delays.word",
            "Delays.late",
            "Delays.late_flag",
            "Delays.first_q",
            "Delays.second_q",
            "Delays.single_q",
            "Delays.first.d",
            "Delays.first.q",
            "Delays.first.held",
            "Delays.second.d",
            "Delays.second.q",
            "Delays.second.held",
            "Delays.single.d",
            "Delays.single.q",
            "Delays.single.held"),
        List.copyOf(dump.codes.keySet()));
    assertEquals(50 * 16, compared);
  }

  @Test
  void codesStayApartBeyondOneLetter() {
    List<Trace.Channel> channels = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      channels.add(new Trace.Channel("s" + i, 14));
    }
    Trace trace = new Trace("Many", List.of("clk"), channels);
    trace.sample(List.of("clk"), (channel, word) -> channel);
    Dump dump = new Dump(Vcd.of(trace));
    assertEquals(10_001, dump.codes.values().stream().distinct().count());
    assertEquals(BigInteger.valueOf(9_999), dump.value("Many.s9999", 0));
  }

  @Test
  void theFileHoldsTheSameBytesEveryTime(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("delays.vcd");
    Vcd.write(recorded(), file);
    assertEquals(Vcd.of(recorded()), Files.readString(file));
    assertFalse(Files.readString(file).contains("$date"));
  }
}
