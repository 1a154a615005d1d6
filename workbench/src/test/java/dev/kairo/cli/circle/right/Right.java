package dev.kairo.cli.circle.right;

import dev.kairo.cli.circle.left.Left;

/** The other half of the circle. */
public interface Right {
  Left left();
}
