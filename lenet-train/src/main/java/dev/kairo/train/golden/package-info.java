/** The whole network in Java floats, every sum in the order that the engines take it. */
package dev.kairo.train.golden;
