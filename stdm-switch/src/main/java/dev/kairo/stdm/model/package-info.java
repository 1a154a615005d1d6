/** What a switch does cycle by cycle, told in plain Java and independently of its circuit. */
package dev.kairo.stdm.model;
