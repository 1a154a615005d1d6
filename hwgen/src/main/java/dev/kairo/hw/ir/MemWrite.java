package dev.kairo.hw.ir;

/**
 * A write port of a memory: on the rising edge of {@code clock}, when {@code enable} is 1, {@code
 * data} is stored at {@code address}.
 *
 * <p>With {@code laneEnable} (else {@link Node#NONE}) the word is cut in lanes of {@code laneWidth}
 * bits and lane {@code i} is stored only where bit {@code i} is 1; without it {@code laneWidth} is
 * the word's width.
 */
public record MemWrite(
    int clock, int enable, int address, int data, int laneEnable, int laneWidth) {}
