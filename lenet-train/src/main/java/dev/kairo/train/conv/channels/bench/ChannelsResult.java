package dev.kairo.train.conv.channels.bench;

import dev.kairo.train.conv.bench.ConvResult;

/**
 * What a run showed.
 *
 * @param conv spans of work, the time of the first FORWARD, and every word
 * @param errorsPassageCycles from the first BACKWARD's start to the first of the inputs' errors
 */
public record ChannelsResult(ConvResult conv, long errorsPassageCycles) {}
