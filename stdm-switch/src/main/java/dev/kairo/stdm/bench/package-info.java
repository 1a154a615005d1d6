/** Random traffic through a simulated switch, compared with its model in every cycle. */
package dev.kairo.stdm.bench;
