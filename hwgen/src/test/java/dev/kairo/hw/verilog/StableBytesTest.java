package dev.kairo.hw.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kairo.hw.gate.Constructs;
import dev.kairo.hw.tool.ToolCommand;
import dev.kairo.hw.tool.ToolRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Java machines with other hash seeds, locales and collectors write the same bytes. */
class StableBytesTest {
  @Test
  void severalMachinesWriteTheSameBytes() {
    List<String> digests = new ArrayList<>();
    digests.add(run("-Duser.language=en", "-XX:+UseSerialGC"));
    digests.add(run("-Duser.language=de", "-Duser.country=DE", "-XX:hashCode=0"));
    digests.add(run("-Duser.language=tr", "-Dfile.encoding=ISO-8859-1", "-XX:hashCode=2"));
    assertNotEquals("", digests.get(0));
    assertEquals(List.of(digests.get(0), digests.get(0), digests.get(0)), digests);
  }

  private static String run(String... options) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ToolRunner()
        .run(
            ToolCommand.of(java, "-XX:+UnlockExperimentalVMOptions")
                .with(options)
                .with("-cp", System.getProperty("java.class.path"), Digests.class.getName()))
        .output();
  }

  /** Prints the digest of every construct. */
  static final class Digests {
    private Digests() {}

    public static void main(String[] arguments) {
      Constructs.all().forEach(one -> System.out.println(VerilogEmitter.emit(one).digest()));
    }
  }
}
