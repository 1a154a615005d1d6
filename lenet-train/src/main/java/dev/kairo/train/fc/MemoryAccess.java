package dev.kairo.train.fc;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;

/**
 * One word of a memory from outside: stored when {@code write} is 1, looked at a cycle later in any
 * case.
 */
record MemoryAccess(Bits write, Bits address, Bits word) {
  MemoryAccess into(Module module) {
    return new MemoryAccess(
        module.in("access_write", write),
        module.in("access_address", address),
        module.in("access_word", word));
  }
}
