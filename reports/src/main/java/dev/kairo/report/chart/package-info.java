/** The arithmetic of charts: scales, ticks and short numbers. */
package dev.kairo.report.chart;
