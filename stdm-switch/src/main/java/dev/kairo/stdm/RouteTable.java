package dev.kairo.stdm;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.ir.MemStyle;

/**
 * The table of one output, in LUT RAM: for each slot a value, as software writes it and as the
 * switch uses it.
 *
 * <p>Software writes the shadow. While the timer is loading, each entry is used straight from the
 * shadow and copied in the same slot, so that a frame never sees parts of two tables and software
 * always reads back what it wrote.
 */
final class RouteTable extends Module {
  /** The value for the upcoming slot. */
  final Bits value;

  /** What software reads back. */
  final Bits readBack;

  RouteTable(Module parent, FrameTimer timer, TableWrite software, long cleared) {
    super(parent, software.value().width(), timer.entry.width(), cleared);
    Bits clearing = in("clearing", timer.clearing);
    Bits loading = in("loading", timer.loading);
    Bits entry = in("entry", timer.entry);
    Bits write = in("write", software.enable());
    Bits writeEntry = in("write_entry", software.entry());
    Bits writeValue = in("write_value", software.value());
    int width = writeValue.width();
    int depth = 1 << entry.width();
    Bits empty = lit(width, cleared).named("CLEARED");

    Memory shadow = memory(depth, width);
    shadow.style(MemStyle.DISTRIBUTED);
    Bits shadowEntry = clearing.mux(entry, writeEntry);
    Bits shadowValue = clearing.mux(empty, writeValue);
    shadow.write(clearing.or(write), shadowEntry, shadowValue);
    Bits written = shadow.readNow(entry);
    Bits update = clearing.mux(empty, written);

    Bits change = clearing.or(loading);
    Memory active = memory(depth, width);
    active.style(MemStyle.DISTRIBUTED);
    active.write(change, entry, update);

    Bits current = active.readNow(entry);
    value = out("value", change.mux(update, current));
    Bits addressed = shadow.readNow(writeEntry);
    readBack = out("read_back", clearing.mux(empty, addressed));
  }

  /** How software writes an entry: when, which, and what. */
  record TableWrite(Bits enable, Bits entry, Bits value) {}
}
