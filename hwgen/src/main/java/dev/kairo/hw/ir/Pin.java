package dev.kairo.hw.ir;

/** A named connection point of a definition. */
public record Pin(String name, int width) {}
