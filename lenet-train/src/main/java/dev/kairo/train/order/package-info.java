/** In which order an engine takes up samples, so that no result depends on when words arrive. */
package dev.kairo.train.order;
