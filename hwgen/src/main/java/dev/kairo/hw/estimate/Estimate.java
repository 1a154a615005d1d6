package dev.kairo.hw.estimate;

import dev.kairo.hw.figure.Figure;
import dev.kairo.hw.figure.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a design takes, in total and by module.
 *
 * @param design the design's name
 * @param total the whole tree, every instance counted
 * @param modules each distinct module without the modules inside it, all its instances together;
 *     one that was measured holds the LUTs of the modules inside it as well
 * @param lutOrigin whether the LUTs were measured or modelled
 */
public record Estimate(
    String design, Resources total, List<ModuleShare> modules, Origin lutOrigin) {
  /** How DSPs, block RAMs, LUT RAM and flip-flops are found. */
  public static final Origin EXACT =
      new Origin.Modelled("the mapping rules of Yosys 0.23 synth_xilinx -family xcu");

  /** How the LUTs of a definition are found that was never measured. */
  public static final Origin COVERED =
      new Origin.Modelled("priority-cut cover of the folded logic, scaled to Yosys 0.23 by class");

  public Estimate {
    modules = List.copyOf(modules);
  }

  /**
   * What one module holds.
   *
   * @param instances how often it stands in the tree
   * @param resources all instances together, without the modules inside them
   */
  public record ModuleShare(String module, int instances, Resources resources) {}

  /** DSP48E2 slices. */
  public Figure dsp() {
    return new Figure(total.dsp(), "DSP", EXACT);
  }

  /** LUT1 to LUT6 primitives. */
  public Figure lut() {
    return new Figure(total.lut(), "LUT", lutOrigin);
  }

  /** Flip-flops. */
  public Figure ff() {
    return new Figure(total.ff(), "FF", EXACT);
  }

  /** Block RAMs of 36 Kbit, one of 18 Kbit counting half. */
  public Figure bram36() {
    return new Figure(total.bram36(), "BRAM36", EXACT);
  }

  /** LUT sites used as memory or shift registers. */
  public Figure lutram() {
    return new Figure(total.lutram(), "LUTRAM", EXACT);
  }

  /** All five figures, in the order reports show them. */
  public List<Figure> figures() {
    return List.of(dsp(), lut(), ff(), bram36(), lutram());
  }

  /** How much of the device each figure is, in the order of {@link #figures()}. */
  public List<Double> percentages(Device device) {
    List<Integer> offered =
        List.of(device.dsp(), device.lut(), device.ff(), device.bram36(), device.lutram());
    List<Double> percentages = new ArrayList<>();
    for (int i = 0; i < offered.size(); i++) {
      percentages.add(100.0 * figures().get(i).value() / offered.get(i));
    }
    return percentages;
  }

  /** Whether the device has room for everything. */
  public boolean fits(Device device) {
    return percentages(device).stream().allMatch(percent -> percent <= 100);
  }

  /** A table for people: one line a module, then the total and how full the device is. */
  public String table(Device device) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-32s %9s %7s %9s %9s %9s %9s%n",
            "module",
            "instances",
            "DSP",
            "LUT",
            "FF",
            "BRAM36",
            "LUTRAM"));
    for (ModuleShare share : modules) {
      text.append(line(share.module(), share.instances() + "", share.resources()));
    }
    text.append(line("total", "", total));
    text.append(String.format(Locale.ROOT, "%-32s %9s", "of " + device.name(), ""));
    int[] columns = {7, 9, 9, 9, 9};
    for (int i = 0; i < columns.length; i++) {
      text.append(
          String.format(
              Locale.ROOT, " %" + (columns[i] - 2) + ".1f %%", percentages(device).get(i)));
    }
    return text.append("\n").toString().replace("\r\n", "\n");
  }

  private static String line(String name, String instances, Resources r) {
    return String.format(
        Locale.ROOT,
        "%-32s %9s %7d %9d %9d %9.1f %9d%n",
        name,
        instances,
        r.dsp(),
        r.lut(),
        r.ff(),
        r.bram36(),
        r.lutram());
  }
}
