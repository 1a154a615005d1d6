package dev.kairo.hw;

/**
 * A bundle whose signals flow both ways, such as a stream: it knows how to pass the boundary of a
 * module.
 */
public interface Link<L extends Link<L>> {
  /** The parent's link as the module inside sees it; declares the module's ports. */
  L enter(Module inside, String name);

  /** This link as the parent of its module sees it; declares the module's ports. */
  L leave(String name);
}
