/** Two results beside each other: what got worse, what got better, what came and went. */
package dev.kairo.report.compare;
