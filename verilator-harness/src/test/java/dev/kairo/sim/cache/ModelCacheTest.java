package dev.kairo.sim.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache by itself, with entries that need no compiler. */
class ModelCacheTest {
  @TempDir Path directory;

  private ModelCache cache(long limitBytes) {
    return ModelCache.at(directory, limitBytes, text -> {});
  }

  private static void fill(Path entry) throws IOException {
    Files.write(entry.resolve("data"), new byte[1000]);
  }

  @Test
  void leastRecentlyUsedEntriesGoFirst() throws IOException {
    ModelCache cache = cache(4500);
    for (int i = 0; i < 4; i++) {
      cache.get("key-" + i, ModelCacheTest::fill);
      Files.setLastModifiedTime(
          cache.place("key-" + i).resolve("seal"), FileTime.fromMillis(1000 + i));
    }
    cache.find("key-0");
    cache.get("key-4", ModelCacheTest::fill);
    assertEquals(Optional.empty(), cache.find("key-1"));
    assertTrue(cache.find("key-0").isPresent(), "used a moment ago");
    assertTrue(cache.find("key-4").isPresent(), "just built");
    assertTrue(cache.clean() >= 3000);
    assertEquals(Optional.empty(), cache.find("key-4"));
  }

  @Test
  void aFailedBuildLeavesNothing() throws IOException {
    ModelCache cache = cache(1 << 20);
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                cache.get(
                    "bad",
                    entry -> {
                      fill(entry);
                      throw new IllegalStateException("no");
                    }));
    assertEquals("no", failure.getMessage());
    assertEquals(Optional.empty(), cache.find("bad"));
    try (var left = Files.list(directory.resolve("staging"))) {
      assertEquals(0, left.count());
    }
    assertTrue(Files.exists(cache.get("bad", ModelCacheTest::fill).resolve("data")));
  }

  @Test
  void threadsBuildAKeyOnce() throws Exception {
    ModelCache cache = cache(1 << 20);
    AtomicInteger builds = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Path>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(
          threads.submit(
              () ->
                  cache.get(
                      "key",
                      entry -> {
                        builds.incrementAndGet();
                        fill(entry);
                      })));
    }
    for (Future<Path> one : all) {
      assertEquals(cache.place("key"), one.get());
    }
    threads.shutdown();
    assertEquals(1, builds.get());
  }

  @Test
  void everyKindOfDamageIsSeen() throws IOException {
    ModelCache cache = cache(1 << 20);
    Path entry = cache.get("key", ModelCacheTest::fill);
    Files.write(entry.resolve("data"), new byte[999]);
    assertEquals(Optional.empty(), cache.find("key"));
    cache.get("key", ModelCacheTest::fill);
    Files.delete(entry.resolve("data"));
    assertEquals(Optional.empty(), cache.find("key"));
    cache.get("key", ModelCacheTest::fill);
    Files.write(entry.resolve("seal"), new byte[] {(byte) 0xff, 1, 2});
    assertEquals(Optional.empty(), cache.find("key"));
    cache.get("key", ModelCacheTest::fill);
    Files.delete(entry.resolve("seal"));
    assertEquals(Optional.empty(), cache.find("key"));
    assertTrue(Files.exists(cache.get("key", ModelCacheTest::fill).resolve("seal")));
  }
}
