/** Flows of tasks, reserved on boards and run there. */
package dev.kairo.flow;
