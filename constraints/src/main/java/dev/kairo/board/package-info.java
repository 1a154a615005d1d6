/** Boards, their constraints and their Vivado projects. */
package dev.kairo.board;
