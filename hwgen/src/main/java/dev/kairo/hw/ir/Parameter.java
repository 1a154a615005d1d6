package dev.kairo.hw.ir;

/** A parameter a module was built with, for its header and for {@code kairo.json}. */
public record Parameter(String name, String value) {}
