/** The page of an exploration: one self-contained file, one class for each figure. */
package dev.kairo.report.page;
