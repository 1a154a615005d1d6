/** Engines through their ports. */
package dev.kairo.train.port;
