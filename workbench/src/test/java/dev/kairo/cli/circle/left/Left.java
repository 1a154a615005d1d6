package dev.kairo.cli.circle.left;

import dev.kairo.cli.circle.right.Right;

/** Half of a circle between two packages, which the rules must catch. */
public interface Left {
  Right right();
}
