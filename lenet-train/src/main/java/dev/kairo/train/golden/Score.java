package dev.kairo.train.golden;

/**
 * How well a network does on some digits.
 *
 * @param loss the mean of -ln p of the right class; p counts at least the least normal number
 * @param accuracy the part whose largest logit is that of the right class
 */
public record Score(int samples, double loss, double accuracy) {}
