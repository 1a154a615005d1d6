package dev.kairo.hw.verilog;

/** A file of an emitted design, by its name inside the design's directory. */
public record EmittedFile(String name, String text) {}
