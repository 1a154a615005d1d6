/** What boards send each other, against plain loops over the same words. */
package dev.kairo.train.exchange;
