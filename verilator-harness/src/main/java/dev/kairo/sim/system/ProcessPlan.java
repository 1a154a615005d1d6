package dev.kairo.sim.system;

import java.util.List;

/**
 * What one process of a system is told.
 *
 * @param memory the file with the lanes
 * @param boards those that it runs
 * @param maker the class that makes their sites
 */
record ProcessPlan(
    Wiring wiring, String memory, List<String> boards, String maker, String settings, long limit) {}
