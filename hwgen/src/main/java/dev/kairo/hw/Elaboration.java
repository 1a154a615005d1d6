package dev.kairo.hw;

import dev.kairo.hw.ir.Machinery;
import dev.kairo.hw.source.CallSites;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a design's constructors: which modules are open, and which definitions exist already.
 */
@Machinery
final class Elaboration {
  /** What makes two modules one definition. */
  record Key(Class<?> type, List<Object> parameters) {}

  private final CallSites sites = new CallSites();
  private final Map<Key, Body> definitions = new HashMap<>();
  private final Deque<Attachment> open = new ArrayDeque<>();
  private Body current;

  CallSites sites() {
    return sites;
  }

  /** The definition that an equal module left, or null. */
  Body definition(Key key) {
    return definitions.get(key);
  }

  void define(Key key, Body body) {
    definitions.put(key, body);
  }

  void begin(Attachment attachment) {
    open.push(attachment);
    current = attachment.body();
  }

  /** Closes the modules whose constructors have returned, until {@code body} is the open one. */
  void enter(Body body) {
    if (body != current) {
      if (open.stream().noneMatch(attachment -> attachment.body() == body)) {
        throw body.complete();
      }
      while (open.peek().body() != body) {
        close(open.pop());
      }
      current = body;
    }
  }

  /** Closes every module. */
  void end() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private void close(Attachment attachment) {
    current = attachment.body();
    attachment.close();
  }
}
