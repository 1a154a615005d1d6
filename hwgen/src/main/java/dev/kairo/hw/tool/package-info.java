/** Outside tools: finding them, their versions, and the one class that runs them. */
package dev.kairo.hw.tool;
