/** Runs engines through their ports against the golden model, with the port's rules checked. */
package dev.kairo.train.port.bench;
