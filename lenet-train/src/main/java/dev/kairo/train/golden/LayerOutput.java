package dev.kairo.train.golden;

/**
 * What a layer gives for a sample.
 *
 * @param numbers the pooled map, or the outputs behind the ReLU
 * @param winners which candidate each pooled cell took, 0 to 3; empty without a pool
 */
record LayerOutput(float[] numbers, byte[] winners) {}
