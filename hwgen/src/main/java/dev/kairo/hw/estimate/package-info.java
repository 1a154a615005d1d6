/**
 * What a circuit takes of a device: DSPs, LUTs, flip-flops and memories, as Yosys would map them.
 */
package dev.kairo.hw.estimate;
