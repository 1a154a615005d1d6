/** Orders of work under all timings of arrivals. */
package dev.kairo.train.order;
