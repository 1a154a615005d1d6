package dev.kairo.train.fc.training;

/**
 * The choices a result depends on.
 *
 * @param forward products of an output's sum that are added as a tree before they join it; divides
 *     2 N, or N where the inputs are an odd number of groups
 * @param backward the same for the sum of an error that leaves; divides M
 */
public record TrainingReductions(int forward, int backward) {}
