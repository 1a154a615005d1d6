package dev.kairo.sim.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** The lanes and the meeting of one run, in memory of this process or in a file that many map. */
final class SharedMemory {
  private static final int CACHE_LINE = 64;

  private final Map<Cable, Lane> lanes = new HashMap<>();
  private final Meeting meeting;

  private SharedMemory(Wiring wiring, ByteBuffer memory) {
    int at = 0;
    for (Cable cable : wiring.cables()) {
      int bytes = Lane.bytes(cable);
      lanes.put(cable, new Lane(memory.slice(at, bytes), cable));
      at += bytes;
    }
    meeting = new Meeting(memory.slice(at, memory.capacity() - at), wiring.boards().size());
  }

  /** For threads of one process. */
  static SharedMemory ofProcess(Wiring wiring) {
    ByteBuffer whole = ByteBuffer.allocateDirect(bytes(wiring) + CACHE_LINE);
    return new SharedMemory(wiring, whole.alignedSlice(CACHE_LINE));
  }

  /** In a file, which is made of zeros where it is not there yet. */
  static SharedMemory inFile(Wiring wiring, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedMemory(
          wiring, channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes(wiring)));
    }
  }

  Lane lane(Cable cable) {
    return lanes.get(cable);
  }

  Meeting meeting() {
    return meeting;
  }

  private static int bytes(Wiring wiring) {
    int lanes = wiring.cables().stream().mapToInt(Lane::bytes).sum();
    int all = lanes + Meeting.bytes(wiring.boards().size());
    return (all + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
  }
}
