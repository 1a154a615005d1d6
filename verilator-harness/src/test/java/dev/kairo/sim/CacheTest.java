package dev.kairo.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairo.hw.tool.Finding;
import dev.kairo.hw.tool.Tool;
import dev.kairo.hw.tool.ToolFailure;
import dev.kairo.hw.tool.Toolbox;
import dev.kairo.sim.cache.CacheFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model cache under attack. Each test has a cache of its own and a compiler that counts its
 * calls; the fake compiler links nothing real unless the test opens the model.
 */
class CacheTest {
  @TempDir static Path shared;
  private static String standIn;
  @TempDir Path directory;

  private static Verilog design(int number) {
    return Verilog.text(
            "tiny.v",
            """
            module tiny (input clk, output reg [7:0] n);
              initial n = %d;
              always @(posedge clk) n <= n + 1;
            endmodule
            """
                .formatted(number))
        .top("tiny");
  }

  @BeforeAll
  static void compileTheRuntimeOnce() throws Exception {
    Finding.Found found = Toolbox.ofEnvironment().requireFirst(List.of(Tool.CLANG, Tool.GXX));
    Path real = found.path();
    // It stands in for the compiler that it passes everything on to, and takes the same flags.
    standIn = found.tool().equals(Tool.CLANG) ? "KAIRO_CLANG" : "KAIRO_GXX";
    Path compiler = shared.resolve("compiler");
    Files.writeString(
        compiler,
        """
        #!/bin/sh
        case "$1" in --version) exec %s --version;; esac
        for word in "$@"; do case "$word" in obj/kairo_unity.cc) echo model >> %s;; esac; done
        . %s
        exec %s "$@"
        """
            .formatted(real, shared.resolve("calls"), shared.resolve("then"), real));
    Files.setPosixFilePermissions(compiler, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(shared.resolve("then"), "");
    run(environmentAt(shared.resolve("cache")), 99);
  }

  private static Map<String, String> environmentAt(Path cache) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("KAIRO_CACHE", cache.toString());
    environment.put(standIn, shared.resolve("compiler").toString());
    return environment;
  }

  /**
   * An environment whose compiler notes the models it compiles, then does {@code then}; its cache
   * holds the runtime and nothing else of use.
   */
  private Map<String, String> environment(String then) throws Exception {
    Files.writeString(shared.resolve("then"), then + "\n");
    Files.deleteIfExists(shared.resolve("calls"));
    Path cache = directory.resolve("cache");
    try (Stream<Path> files = Files.walk(shared.resolve("cache"))) {
      for (Path file : files.toList()) {
        Files.copy(file, cache.resolve(shared.resolve("cache").relativize(file).toString()));
      }
    }
    return environmentAt(cache);
  }

  private int calls() throws Exception {
    Path calls = shared.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  private static long run(Map<String, String> environment, int number) {
    try (Simulation sim = Simulator.of(environment).open(design(number))) {
      sim.step();
      return sim.out("n").get();
    }
  }

  @Test
  void aModelIsBuiltOnceAndACorruptedOneAgain() throws Exception {
    Map<String, String> environment = environment("");
    assertEquals(8, run(environment, 7));
    assertEquals(8, run(environment, 7));
    assertEquals(1, calls());
    assertEquals(10, run(environment, 9));
    assertEquals(2, calls());

    Path library = Simulator.of(environment).build(design(7)).library();
    byte[] bytes = Files.readAllBytes(library);
    bytes[bytes.length / 2] ^= 1;
    Files.write(library, bytes);
    List<String> notices = new ArrayList<>();
    assertEquals(8, run(environment, 7));
    assertEquals(3, calls());

    Files.write(library, new byte[100]);
    Simulator noticing = Simulator.of(environment).withNotices(notices::add);
    noticing.build(design(7));
    assertEquals(4, calls());
    String key = library.getParent().getFileName().toString();
    assertEquals(
        List.of("The cached model " + key.substring(0, 12) + " was corrupted and is rebuilt."),
        notices);
  }

  @Test
  void theKeyHoldsWhatMattersAndNothingElse() throws Exception {
    Simulator simulator = Simulator.create();
    Path here = Files.createDirectories(directory.resolve("here")).resolve("a.v");
    Path there = Files.createDirectories(directory.resolve("there")).resolve("a.v");
    Files.writeString(here, "module a(input clk, output o);\nassign o = clk;\nendmodule\n");
    Files.copy(here, there);
    String key = simulator.build(Verilog.files(here).top("a")).key();
    assertEquals(key, simulator.build(Verilog.files(there).top("a")).key());
    assertNotEquals(key, simulator.withWaves().build(Verilog.files(here).top("a")).key());
    Files.writeString(there, "module a(input clk, output o);\nassign o = !clk;\nendmodule\n");
    assertNotEquals(key, simulator.build(Verilog.files(there).top("a")).key());
  }

  @Test
  void twoProcessesBuildAModelOnce() throws Exception {
    Map<String, String> environment = environment("sleep 0.5");
    Process first = other(environment, 3);
    Process second = other(environment, 3);
    assertEquals("4", answer(first));
    assertEquals("4", answer(second));
    assertEquals(1, calls());
  }

  @Test
  void aProcessKilledWhileItBuildsLeavesACacheThatWorks() throws Exception {
    Path marker = directory.resolve("killed");
    Map<String, String> environment =
        environment("if [ ! -e %s ]; then touch %s; sleep 30; fi".formatted(marker, marker));
    Process victim = other(environment, 5);
    for (int i = 0; i < 600 && !Files.exists(marker); i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.exists(marker), "the compiler was started");
    victim.descendants().forEach(ProcessHandle::destroyForcibly);
    victim.destroyForcibly().waitFor();
    Path staging = directory.resolve("cache/staging");
    assertFalse(children(staging).isEmpty(), "the build was under way");

    assertEquals(6, run(environment, 5));
    Simulator.of(environment).cache().clean();
    assertEquals(List.of(), children(staging));
  }

  private static List<Path> children(Path directory) throws Exception {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private Process other(Map<String, String> environment, int number) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            Integer.toString(number));
    builder.environment().putAll(environment);
    builder.redirectError(directory.resolve("error-" + System.nanoTime()).toFile());
    return builder.start();
  }

  private static String answer(Process process) throws Exception {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new String(process.getInputStream().readAllBytes()).strip();
  }

  /** Another process that opens a design. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) {
      System.out.println(run(System.getenv(), Integer.parseInt(arguments[0])));
    }
  }

  @Test
  void missingAndOldToolsAreNamedWithTheirRemedy() throws Exception {
    Path empty = Files.createDirectories(directory.resolve("empty"));
    ToolFailure missing =
        assertThrows(
            ToolFailure.Missing.class,
            () -> run(Map.of("PATH", empty.toString(), "KAIRO_CACHE", directory.toString()), 1));
    assertEquals(
        "verilator is not on the PATH, and is needed to simulate at native speed. "
            + "Install it with: apt-get install -y verilator",
        missing.getMessage());

    Path old = empty.resolve("verilator");
    Files.writeString(old, "#!/bin/sh\necho Verilator 4.038 2020-07-11\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    ToolFailure tooOld =
        assertThrows(
            ToolFailure.TooOld.class,
            () -> run(Map.of("PATH", empty.toString(), "KAIRO_CACHE", directory.toString()), 1));
    assertTrue(
        tooOld.getMessage().startsWith("verilator 4.038 at " + old + " is too old"),
        tooOld.getMessage());
    assertEquals(3, tooOld.exitCode());
  }

  @Test
  void aDirectoryThatCanNotBeWritten() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    Map<String, String> environment = environment("");
    environment.put("KAIRO_CACHE", file.resolve("cache").toString());
    CacheFailure failure = assertThrows(CacheFailure.class, () -> run(environment, 1));
    assertTrue(
        failure.getMessage().endsWith("set KAIRO_CACHE to a directory that can be written."),
        failure.getMessage());
  }

  @Test
  void aFullDiskIsCalledOne() throws Exception {
    Map<String, String> environment =
        environment("echo 'error: No space left on device' >&2; exit 1");
    CacheFailure failure = assertThrows(CacheFailure.class, () -> run(environment, 1));
    assertEquals(
        "The disk that holds the model cache %s is full; free some space, run 'kairo clean --cache', or set KAIRO_CACHE to another disk."
            .formatted(directory.resolve("cache")),
        failure.getMessage());
    assertEquals(List.of(), children(directory.resolve("cache/staging")));
  }

  @Test
  void theFullDeviceItself() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Exception problem =
        assertThrows(java.io.IOException.class, () -> Files.write(full, new byte[1]));
    assertTrue(CacheFailure.isFull(problem.getMessage()), problem.getMessage());
  }
}
