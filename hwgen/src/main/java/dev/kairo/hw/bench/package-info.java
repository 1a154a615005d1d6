/** How fast circuits are elaborated, checked and printed. */
package dev.kairo.hw.bench;
