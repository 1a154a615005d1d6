/** Where a node was written: the line, and the variable that receives it, read from class files. */
package dev.kairo.hw.source;
