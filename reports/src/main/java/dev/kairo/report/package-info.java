/** Results as data: what a report is drawn from, with the origin of every number. */
package dev.kairo.report;
