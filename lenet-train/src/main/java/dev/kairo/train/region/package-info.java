/** What stands in the user region of a board: the engines of its layers and what joins them. */
package dev.kairo.train.region;
