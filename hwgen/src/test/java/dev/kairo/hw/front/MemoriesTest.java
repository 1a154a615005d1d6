package dev.kairo.hw.front;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.ir.MemStyle;
import dev.kairo.hw.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memories are used as devices and tools allow. */
class MemoriesTest {
  @Test
  void combinationalReadsOfBlockRam() {
    Refusal.expect(
        "MEMORY Top: a combinational read of a memory of style BLOCK; use read(), or "
            + "style(DISTRIBUTED) before it (`m.out(\"y\", words.readNow(m.in(\"at\", 4)));` "
            + "and `Memory words = m.memory(16, 8).style(MemStyle.BLOCK);`)",
        m -> {
          Memory words = m.memory(16, 8).style(MemStyle.BLOCK);
          m.out("y", words.readNow(m.in("at", 4)));
        });
    Refusal.expect(
        "MEMORY Top: memory words (16 words of 8 bits) is read combinationally but has "
            + "style BLOCK; read it with read(), or give it style(DISTRIBUTED) (`Bits word = "
            + "words.readNow(m.in(\"at\", 4));` and `Memory words = m.memory(16, "
            + "8).style(MemStyle.DISTRIBUTED);`)",
        m -> {
          Memory words = m.memory(16, 8).style(MemStyle.DISTRIBUTED);
          Bits word = words.readNow(m.in("at", 4));
          words.style(MemStyle.BLOCK);
          words.write(m.in("we", 1), m.in("into", 4), m.in("d", 8));
          m.out("y", word);
        });
  }

  @Test
  void portsOfTheWrongWidth() {
    Refusal.expect(
        "WIDTH Top: the address of a memory of 16 words is at (5 bits) where 4 bits are "
            + "needed; extend or slice it (`m.out(\"y\", words.read(at));` and `Bits at = "
            + "m.in(\"at\", 5);`)",
        m -> {
          Memory words = m.memory(16, 8);
          Bits at = m.in("at", 5);
          m.out("y", words.read(at));
        });
    Refusal.expect(
        "WIDTH Top: the data of a write is d (9 bits) where 8 bits are needed; extend or "
            + "slice it (`words.write(m.in(\"we\", 1), m.in(\"into\", 4), d);` and `Bits d = "
            + "m.in(\"d\", 9);`)",
        m -> {
          Memory words = m.memory(16, 8);
          Bits d = m.in("d", 9);
          words.write(m.in("we", 1), m.in("into", 4), d);
        });
    Refusal.expect(
        "WIDTH Top: the enable of a write is we (2 bits) where 1 bit is needed; compare "
            + "it, reduce it with any() or take one bit of it (`words.write(we, m.in(\"into\", "
            + "4), m.in(\"d\", 8));` and `Bits we = m.in(\"we\", 2);`)",
        m -> {
          Memory words = m.memory(16, 8);
          Bits we = m.in("we", 2);
          words.write(we, m.in("into", 4), m.in("d", 8));
        });
    Refusal.expect(
        "MEMORY Top: 3 lanes do not divide a word of 8 bits; choose a divisor "
            + "(`words.writeLanes(m.in(\"we\", 1), m.in(\"into\", 4), m.in(\"d\", 8), "
            + "m.in(\"lanes\", 3));` and `Memory words = m.memory(16, 8);`)",
        m -> {
          Memory words = m.memory(16, 8);
          words.writeLanes(m.in("we", 1), m.in("into", 4), m.in("d", 8), m.in("lanes", 3));
        });
  }

  @Test
  void tooManyWrites() {
    Refusal.expect(
        "MEMORY Top: memory words (16 words of 8 bits) has 3 write ports in style AUTO; a "
            + "block RAM has two, a distributed one has one: share a port or copy the memory "
            + "(`Memory words = m.memory(16, 8);`)",
        m -> {
          Memory words = m.memory(16, 8);
          for (int i = 0; i < 3; i++) {
            words.write(m.in("we" + i, 1), m.in("into" + i, 4), m.in("d" + i, 8));
          }
          m.out("y", words.read(m.in("at", 4)));
        });
    Refusal.expect(
        "MEMORY Top: memory words (16 words of 8 bits) has 2 write ports in style "
            + "DISTRIBUTED; a block RAM has two, a distributed one has one: share a port or "
            + "copy the memory (`Memory words = m.memory(16, 8).style(MemStyle.DISTRIBUTED);`)",
        m -> {
          Memory words = m.memory(16, 8).style(MemStyle.DISTRIBUTED);
          for (int i = 0; i < 2; i++) {
            words.write(m.in("we" + i, 1), m.in("into" + i, 4), m.in("d" + i, 8));
          }
          m.out("y", words.read(m.in("at", 4)));
        });
  }

  @Test
  void memoriesWithoutContent() {
    Refusal.expect(
        "MEMORY Top: memory words (16 words of 8 bits) is never written and has no "
            + "initial words; write() it, or give it initial() words to make it a ROM (`Memory "
            + "words = m.memory(16, 8);`)",
        m -> {
          Memory words = m.memory(16, 8);
          m.out("y", words.read(m.in("at", 4)));
        });
    Refusal.expect(
        "MEMORY Top: a memory of 0 words of 8 bits; give it at least one word of one bit "
            + "(`m -> m.memory(0, 8));`)",
        m -> m.memory(0, 8));
  }

  @Test
  void initialWordsThatDoNotFit() {
    Refusal.expect(
        "MEMORY Top: the initial word 9'h1 in a memory of words of 8 bits; give it the "
            + "memory's width (`words.initial(List.of(Value.of(9, 1)));` and `Memory words = "
            + "m.memory(2, 8);`)",
        m -> {
          Memory words = m.memory(2, 8);
          words.initial(List.of(Value.of(9, 1)));
        });
    Refusal.expect(
        "MEMORY Top: 2 initial words in a memory of 1; give at most 1, or make it deeper "
            + "(`words.initial(List.of(Value.of(8, 1), Value.of(8, 2)));` and `Memory words = "
            + "m.memory(1, 8);`)",
        m -> {
          Memory words = m.memory(1, 8);
          words.initial(List.of(Value.of(8, 1), Value.of(8, 2)));
        });
  }

  @Test
  void aMemoryThatNobodyReads() {
    Refusal.expectWarning(
        "UNUSED Top: memory words (16 words of 8 bits) is never read; read it or remove "
            + "it (`Memory words = m.memory(16, 8);`)",
        m -> {
          Memory words = m.memory(16, 8);
          words.write(m.in("we", 1), m.in("into", 4), m.in("d", 8));
        });
  }
}
