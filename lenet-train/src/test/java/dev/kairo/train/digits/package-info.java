/** Digits from files, and drawn ones. */
package dev.kairo.train.digits;
