/** A network as data: layers, shapes, and every choice that a result depends on. */
package dev.kairo.train.network;
