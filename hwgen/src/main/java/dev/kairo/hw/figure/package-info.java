/** Numbers that carry where they come from. */
package dev.kairo.hw.figure;
