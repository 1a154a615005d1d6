/** Engines with a board's ports: words of the STDM switch, or AXI4-Stream with AXI4-Lite. */
package dev.kairo.train.port;
