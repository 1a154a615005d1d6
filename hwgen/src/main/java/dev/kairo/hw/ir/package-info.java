/**
 * The closed intermediate representation: twelve kinds of node in one immutable circuit per module.
 */
package dev.kairo.hw.ir;
