/** Values that come when they are ready: valid signals and ready/valid streams. */
package dev.kairo.hw.stream;
