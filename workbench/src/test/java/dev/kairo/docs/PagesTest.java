package dev.kairo.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The code of the documentation compiles, runs and prints what the page says. */
class PagesTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theTutorialRunsAsItStands(@TempDir Path directory) throws Exception {
    Ran ran = run(Page.read(DOCS.resolve("first-module.md")), directory);
    assertEquals(6, ran.compiled());
    assertEquals(4, ran.printed());
    assertEquals(1, ran.tests());
  }

  @Test
  void aPageThatPromisesAnotherOutputIsCaught(@TempDir Path directory) throws Exception {
    Path page = directory.resolve("wrong.md");
    Files.writeString(
        page,
        """
        ```java Hello.java
        final class Hello {
          public static void main(String[] arguments) {
            System.out.println("good day");
          }
        }
        ```
        ```text Hello.out
        good night
        ```
        """);
    AssertionError caught =
        assertThrows(AssertionError.class, () -> run(Page.read(page), directory.resolve("out")));
    assertTrue(caught.getMessage().contains("Hello of wrong.md"), caught.getMessage());
  }

  private record Ran(int compiled, int printed, long tests) {}

  private static Ran run(Page page, Path directory) throws Exception {
    List<Path> files = new ArrayList<>();
    for (Page.Block block : page.sources()) {
      Path file = Files.createDirectories(directory).resolve(block.name());
      files.add(Files.writeString(file, block.text()));
    }
    compile(page, files, directory);
    int printed = 0;
    long tests = 0;
    URL[] classes = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, PagesTest.class.getClassLoader())) {
      for (Page.Block block : page.sources()) {
        Class<?> type = loader.loadClass(block.stem());
        if (page.output(block.stem()).isPresent()) {
          assertEquals(
              page.output(block.stem()).get(),
              output(type),
              block.stem() + " of " + page.file().getFileName() + " prints something else");
          printed++;
        } else if (block.stem().endsWith("Test")) {
          tests += runTests(type);
        }
      }
    }
    return new Ran(files.size(), printed, tests);
  }

  private static void compile(Page page, List<Path> files, Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter says = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  says,
                  manager,
                  null,
                  List.of("-g", "-d", directory.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertTrue(compiled, page.file() + " does not compile:\n" + says);
    }
  }

  private static String output(Class<?> program) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      var main = program.getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static long runTests(Class<?> type) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(type.getClassLoader());
    try {
      LauncherFactory.create().execute(request, summary);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    TreeMap<String, String> failures = new TreeMap<>();
    summary
        .getSummary()
        .getFailures()
        .forEach(
            failure ->
                failures.put(
                    failure.getTestIdentifier().getDisplayName(),
                    failure.getException().toString()));
    assertEquals(new TreeMap<>(), failures);
    return summary.getSummary().getTestsSucceededCount();
  }
}
