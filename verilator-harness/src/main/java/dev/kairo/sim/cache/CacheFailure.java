package dev.kairo.sim.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** The cache can't be used: unwritable, full or held; the message says which and what to do. */
public final class CacheFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CacheFailure(String message) {
    super(message);
  }

  public CacheFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** The failure that an I/O problem below {@code directory} amounts to. */
  public static CacheFailure of(Path directory, IOException problem) {
    if (isFull(String.valueOf(problem.getMessage()))) {
      return full(directory, problem);
    }
    boolean denied =
        problem instanceof AccessDeniedException
            || (problem instanceof FileSystemException said
                && String.valueOf(said.getReason()).contains("Read-only"));
    String what = denied ? "can't be written" : "can't be used (" + problem + ")";
    return new CacheFailure(
        "The model cache "
            + directory
            + " "
            + what
            + "; set KAIRO_CACHE to a directory that can be written.",
        problem);
  }

  /** The failure of a disk without room. */
  public static CacheFailure full(Path directory, Throwable cause) {
    return new CacheFailure(
        "The disk that holds the model cache "
            + directory
            + " is full; free some space, run 'kairo clean --cache', "
            + "or set KAIRO_CACHE to another disk.",
        cause);
  }

  /** Whether a tool or the operating system said that the disk is full. */
  public static boolean isFull(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }
}
