package dev.kairo.sim.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over everything that decides a build's result, added piece by piece. Each piece is
 * preceded by its name and length, so that no two different lists of pieces read alike.
 */
public final class ContentKey {
  private static final int BUFFER_BYTES = 1 << 16;
  private final MessageDigest digest = sha256();

  /** Adds a named text. */
  public ContentKey add(String name, String text) {
    return add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds named bytes. */
  public ContentKey add(String name, byte[] bytes) {
    digest.update((name + ":" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** The key, in hexadecimal. Ends this object's life. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of one file, in hexadecimal. */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }
}
