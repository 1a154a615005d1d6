/** What boards that share a layer send each other: partial sums, pooled cells, errors. */
package dev.kairo.train.exchange;
