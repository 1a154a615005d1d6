/** Rows of words cut to other widths. */
package dev.kairo.train.rows;
