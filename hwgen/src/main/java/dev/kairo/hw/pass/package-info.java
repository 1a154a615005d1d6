/** The passes that turn a circuit as it was described into a circuit that reads well in print. */
package dev.kairo.hw.pass;
