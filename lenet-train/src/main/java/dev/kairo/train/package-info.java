/** Layer engines, their golden model and the network they train. */
package dev.kairo.train;
