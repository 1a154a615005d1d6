package dev.kairo.cli.console;

/** The version of the product, as its build file has it. */
public final class ProductVersion {
  public static final String TEXT = "0.1.0";

  private ProductVersion() {}
}
