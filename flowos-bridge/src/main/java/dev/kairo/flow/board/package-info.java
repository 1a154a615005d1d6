/** Boards: a switch, registers, and engines in the user region. */
package dev.kairo.flow.board;
