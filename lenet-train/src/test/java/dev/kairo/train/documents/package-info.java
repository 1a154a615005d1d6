/** Published rows against their print, and fits against their rows. */
package dev.kairo.train.documents;
