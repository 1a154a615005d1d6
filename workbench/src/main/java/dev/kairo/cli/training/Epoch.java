package dev.kairo.cli.training;

import dev.kairo.train.golden.Score;

/**
 * An epoch that is over.
 *
 * @param score of the forward passes of training
 * @param seconds what it took
 */
public record Epoch(float learningRate, Score score, double seconds) {}
