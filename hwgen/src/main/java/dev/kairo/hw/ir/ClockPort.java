package dev.kairo.hw.ir;

import java.util.Optional;

/**
 * A clock of a circuit, by the name of its port.
 *
 * @param reset the name of the input that resets this clock's registers, where one is used
 */
public record ClockPort(String name, Optional<String> reset) {}
