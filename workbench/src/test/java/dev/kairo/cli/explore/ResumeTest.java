package dev.kairo.cli.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kairo.cli.CommandLineFixture;
import dev.kairo.cli.CommandLineFixture.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exploration that is killed, cut off, or started twice ends like one that never was. */
class ResumeTest {
  @TempDir Path directory;

  private static final List<String> WORDS =
      List.of("explore", "lanes", "--budget", "dsp=16", "--set", "fault=wrong,none");

  private Process start(String output, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(ExploreMain.class.getName());
    command.addAll(WORDS);
    command.addAll(List.of("-o", output, "--progress=none"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(output + ".log").toFile())
        .start();
  }

  private void finish(String output, String... more) throws Exception {
    Process process = start(output, more);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    // The faulty points fail, so a whole exploration ends with 1.
    assertEquals(1, process.exitValue(), Files.readString(directory.resolve(output + ".log")));
  }

  /** The texts of all results without what may differ. */
  private TreeMap<String, String> texts(String output) throws IOException {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String file :
        List.of("points.jsonl", "points.csv", "pareto.json", "best.json", "junit.xml")) {
      texts.put(
          file,
          Files.readString(directory.resolve(output).resolve(file))
              .replaceAll("\"time\":\\{[^}]*\\}", "")
              .replaceAll("time=\"[^\"]*\"", ""));
    }
    return texts;
  }

  @Test
  void killsAndJobsChangeNothing() throws Exception {
    finish("whole", "--jobs", "1");
    TreeMap<String, String> whole = texts("whole");
    assertEquals(25, whole.get("points.jsonl").lines().count());
    assertTrue(whole.get("points.jsonl").contains("\"state\":\"failed\""));
    assertTrue(whole.get("points.jsonl").contains("\"measured\":{\"intervalCycles\":2,"));
    Random random = new Random(3);
    Path journal = directory.resolve("killed/points.jsonl");
    int brokenOff = 0;
    for (int kill = 0; kill < 5; kill++) {
      long before = Files.exists(journal) ? Files.size(journal) : 0;
      Process process = start("killed", "--jobs", "2");
      // However long a JVM takes to start here, the kill comes while it works, or as it begins to.
      for (int wait = 0; wait < 600 && process.isAlive(); wait++) {
        if (Files.exists(journal) && Files.size(journal) > before) {
          break;
        }
        Thread.sleep(50);
      }
      Thread.sleep(random.nextInt(kill == 0 ? 10 : 700));
      process.destroyForcibly().waitFor();
      if (Files.readString(journal).contains("\"running\"")) {
        brokenOff++;
      }
    }
    assertTrue(brokenOff > 0, "no kill came while points were running");
    finish("killed", "--jobs", "2");
    assertEquals(whole, texts("killed"));
  }

  @Test
  void anInterruptSaysHowToGoOnAndFailsNoPoint() throws Exception {
    Process process = start("stopped");
    Path journal = directory.resolve("stopped/points.jsonl");
    for (int wait = 0; wait < 600; wait++) {
      Thread.sleep(50);
      if (Files.exists(journal) && Files.readString(journal).contains("\"running\"")) {
        break;
      }
    }
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(
        Files.readString(directory.resolve("stopped.log"))
            .contains(
                """
                kairo: Interrupted; what was finished is kept, and the same command goes on from
                  there:
                  kairo explore lanes --budget dsp=16 --set fault=wrong,none -o stopped\
                """),
        Files.readString(directory.resolve("stopped.log")));
    assertTrue(Files.readString(journal).contains("\"running\""));
    assertFalse(Files.readString(journal).contains("\"kind\":\"tool\""));
    assertFalse(Files.readString(journal).contains("\"kind\":\"compile\""));
  }

  private Ran explore(String... more) {
    List<String> words =
        new ArrayList<>(List.of("explore", "lanes", "--progress=none", "--until", "generate"));
    words.addAll(List.of(more));
    return new CommandLineFixture(directory)
        .subjects(new Lanes())
        .run(words.toArray(new String[0]));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private Path journal() {
    return directory.resolve("out/explore-lanes/points.jsonl");
  }

  @Test
  void aLineThatWasCutOffIsWorkedAgain() throws Exception {
    explore();
    TreeMap<String, String> whole = texts("out/explore-lanes");
    String text = Files.readString(journal());
    Files.writeString(journal(), text.substring(0, text.length() - 70));
    Ran ran = explore();
    assertEquals(0, ran.exit());
    assertEquals(
        "The last line of "
            + journal()
            + " was cut off, as a full disk or a killed process leaves it; its point is worked"
            + " again, and nothing else is lost. Going on in "
            + journal().getParent()
            + ": 5 of 12 points are built already.",
        flat(ran.err()));
    assertEquals(whole, texts("out/explore-lanes"));
  }

  @Test
  void aLineThatIsDamagedInTheMiddleIsRefused() throws Exception {
    explore();
    Files.writeString(journal(), Files.readString(journal()).replaceFirst("\"state\"", "state"));
    Ran ran = explore();
    assertEquals(2, ran.exit());
    assertEquals(
        "kairo: "
            + journal()
            + ":2 is no line of this exploration; put the file right, or choose another folder"
            + " with -o.",
        flat(ran.err()));
  }

  private void refusedAfter(String from, String to, String sentence) throws Exception {
    explore();
    String text = Files.readString(journal());
    assertTrue(text.contains(from), text);
    Files.writeString(journal(), text.replaceFirst(from, to));
    Ran ran = explore();
    assertEquals(2, ran.exit());
    assertEquals(
        "kairo: "
            + journal().getParent()
            + " "
            + sentence
            + "; choose another folder with -o, or empty it.",
        flat(ran.err()));
    assertTrue(Files.readString(journal()).contains(to));
    Files.writeString(journal(), text);
  }

  @Test
  void resultsOfAnotherExplorationAreRefused() throws Exception {
    refusedAfter(
        "\"kairo\":\"0.1.0\"",
        "\"kairo\":\"0.0.9\"",
        "was written by kairo 0.0.9 in format 1, and this is kairo 0.1.0 with format 1");
    refusedAfter(
        "\"format\":1",
        "\"format\":7",
        "was written by kairo 0.1.0 in format 7, and this is kairo 0.1.0 with format 1");
    refusedAfter(
        "\"design\":\"lanes\"", "\"design\":\"fc1\"", "holds an exploration of fc1, not of lanes");
    refusedAfter(
        "\"generator\":\"1\"",
        "\"generator\":\"0\"",
        "holds designs of version 0 of lanes, and this is version 1");
    refusedAfter("\"kairo\"", "\"cairo\"", "has a points.jsonl that no exploration wrote");
    Ran other = explore("--set", "M=1");
    assertEquals(2, other.exit());
    assertTrue(
        flat(other.err()).contains("holds another exploration of lanes: 12 points, not these 3;"),
        other.err());
  }

  @Test
  void aFolderWithOtherThingsIsRefusedAndLeftAsItWas() throws Exception {
    Files.createDirectories(directory.resolve("mine"));
    Files.writeString(directory.resolve("mine/notes.txt"), "mine");
    Ran ran = explore("-o", "mine");
    assertEquals(2, ran.exit());
    assertEquals(
        "kairo: "
            + directory.resolve("mine")
            + " holds files that no exploration wrote; choose another folder with -o, or empty"
            + " it.",
        flat(ran.err()));
    assertEquals(1, directory.resolve("mine").toFile().list().length);
    Files.delete(directory.resolve("mine/notes.txt"));
    Files.writeString(directory.resolve("mine/.lock"), "1 on a machine that is gone\n");
    assertEquals(0, explore("-o", "mine").exit());
  }

  @Test
  void aSecondExplorationInOneFolderIsRefused() throws Exception {
    explore("-o", "busy");
    try (var channel =
            java.nio.channels.FileChannel.open(
                directory.resolve("busy/.lock"), StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertTrue(lock.isValid());
      Ran ran = explore("-o", "busy");
      assertEquals(2, ran.exit());
      assertTrue(
          flat(ran.err())
              .matches(
                  "kairo: Another exploration \\(process "
                      + ProcessHandle.current().pid()
                      + " on \\S+\\) is at work in "
                      + directory.resolve("busy")
                      + "; wait for it, or choose another folder with -o\\."),
          ran.err());
    }
    assertEquals(0, explore("-o", "busy").exit());
  }
}
