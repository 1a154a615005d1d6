/** The weights of a network: how they begin, and how they are kept in files. */
package dev.kairo.train.weights;
