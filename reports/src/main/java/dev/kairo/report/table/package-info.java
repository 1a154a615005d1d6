/** Results as rows and columns, for people, for CSV and for JSON. */
package dev.kairo.report.table;
