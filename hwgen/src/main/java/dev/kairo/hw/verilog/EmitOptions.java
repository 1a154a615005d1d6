package dev.kairo.hw.verilog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user may choose about emission.
 *
 * @param templates a directory whose templates replace ours of the same name
 */
public record EmitOptions(Optional<Path> templates) {
  /** Our own templates. */
  public static EmitOptions defaults() {
    return new EmitOptions(Optional.empty());
  }

  /** The same with the user's templates in front. */
  public EmitOptions withTemplates(Path directory) {
    return new EmitOptions(Optional.of(directory));
  }
}
