/** Elements, texts and embedded data of a page, everything escaped. */
package dev.kairo.report.markup;
