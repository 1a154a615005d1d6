package dev.kairo.train.digits;

/**
 * Digits to train on, and others to test with.
 *
 * @param source where they come from, in a few words
 */
public record DigitSplit(Digits training, Digits test, String source) {}
