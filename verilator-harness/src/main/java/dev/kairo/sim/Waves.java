package dev.kairo.sim;

import java.nio.file.Path;

/** A wave file being written; closing it completes it. */
public interface Waves extends AutoCloseable {
  /** The file. */
  Path file();

  @Override
  void close();
}
