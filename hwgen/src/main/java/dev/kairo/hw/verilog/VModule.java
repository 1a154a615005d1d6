package dev.kairo.hw.verilog;

import dev.kairo.hw.ir.Parameter;
import java.util.List;

/** A module with every name final: what the templates print. */
public record VModule(String name, List<Parameter> parameters, VBody body) {}
