/** Systems of boards against the same boards in step. */
package dev.kairo.sim.system;
