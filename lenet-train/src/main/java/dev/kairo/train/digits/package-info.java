/** Images of digits with their labels: read from IDX files, or drawn. */
package dev.kairo.train.digits;
