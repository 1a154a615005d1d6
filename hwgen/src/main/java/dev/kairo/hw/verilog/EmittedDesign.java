package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.ClockPort;
import dev.kairo.hw.ir.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A design as files in memory.
 *
 * @param top the name of the top module as it stands in the Verilog
 * @param ports the top module's ports in order, clocks first
 * @param latencyCycles from the first input to the last timed output, or -1 when untimed
 * @param files the modules from the leaves up, the top last, then what they read
 */
public record EmittedDesign(
    String top,
    List<Parameter> parameters,
    List<EmittedPort> ports,
    List<ClockPort> clocks,
    int latencyCycles,
    List<EmittedFile> files) {
  public EmittedDesign {
    parameters = List.copyOf(parameters);
    ports = List.copyOf(ports);
    clocks = List.copyOf(clocks);
    files = List.copyOf(files);
  }

  /** The text of a file. */
  public String text(String file) {
    return files.stream()
        .filter(one -> one.name().equals(file))
        .findFirst()
        .orElseThrow(() -> new EmissionException(top + " has no file " + file + "."))
        .text();
  }

  /** The names of the Verilog files, in an order in which every tool takes them. */
  public List<String> verilogFiles() {
    return files.stream().map(EmittedFile::name).filter(name -> name.endsWith(".v")).toList();
  }

  /** SHA-256 over names and texts of all files. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (EmittedFile file : files) {
        digest.update(file.name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(file.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
