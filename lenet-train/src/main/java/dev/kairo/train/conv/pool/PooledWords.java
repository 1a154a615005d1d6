package dev.kairo.train.conv.pool;

/**
 * The pooled cells of a sample, in words.
 *
 * @param words for each channel the pooled words or, on the way back, their errors, row by row
 * @param winners for each channel which candidate each of them was
 */
public record PooledWords(long[][] words, int[][] winners) {}
