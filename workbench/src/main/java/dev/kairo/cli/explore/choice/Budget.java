package dev.kairo.cli.explore.choice;

import dev.kairo.cli.console.NearestName;
import dev.kairo.cli.console.Refusal;
import dev.kairo.cli.explore.space.Costs;
import dev.kairo.hw.estimate.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much room there is; what {@code --budget} leaves open is what the boards' device offers. */
public record Budget(long dsp, long lut, long bram36) {
  private static final Device DEVICE = Device.XCKU095;
  private static final String EXAMPLE = "for example --budget dsp=400,lut=200000,bram=800";

  /** All of the device on the boards. */
  public static final Budget WHOLE_DEVICE = new Budget(DEVICE.dsp(), DEVICE.lut(), DEVICE.bram36());

  /** Reads {@code dsp=400,lut=200000,bram=800}, any of them in any order; empty is the device. */
  public static Budget parse(String text) {
    Map<String, Long> limits = new LinkedHashMap<>();
    limits.put("dsp", WHOLE_DEVICE.dsp);
    limits.put("lut", WHOLE_DEVICE.lut);
    limits.put("bram", WHOLE_DEVICE.bram36);
    List<String> seen = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] words = part.split("=", -1);
      if (words.length != 2) {
        throw refused("--budget takes name=number,...; '%s' is not that; %s.", part, EXAMPLE);
      }
      if (!limits.containsKey(words[0])) {
        throw refused(
            "--budget knows no resource '%s'; %s",
            words[0], NearestName.remedy(limits.keySet(), words[0]));
      }
      if (seen.contains(words[0])) {
        throw refused("--budget limits %s more than once; keep one of them.", words[0]);
      }
      if (!words[1].matches("\\d{1,12}")) {
        throw refused(
            "--budget: %s = %s is not a whole number; %s.",
            words[0], words[1].isEmpty() ? "(nothing)" : words[1], EXAMPLE);
      }
      seen.add(words[0]);
      limits.put(words[0], Long.parseLong(words[1]));
    }
    return new Budget(limits.get("dsp"), limits.get("lut"), limits.get("bram"));
  }

  private static Refusal refused(String message, Object... words) {
    return Refusal.usage("budget", message.formatted(words), "");
  }

  /** Whether there is room for all of it. */
  public boolean admits(Costs costs) {
    return costs.dsp() <= dsp && costs.lut() <= lut && costs.bram36() <= bram36;
  }

  /** About how many times the scarcest resource is needed: at most 1 when there is room. */
  double strain(Costs costs) {
    return Math.max(
        ratio(costs.dsp(), dsp), Math.max(ratio(costs.lut(), lut), ratio(costs.bram36(), bram36)));
  }

  /** One is added to both, so that of two needs that meet no offer at all the lesser is less. */
  private static double ratio(double needed, long offered) {
    return (needed + 1) / (offered + 1);
  }

  /** What is needed too much, each with the number needed: {@code 870 DSP of 768}. */
  public List<String> excesses(Costs costs) {
    List<String> excesses = new ArrayList<>();
    excess(excesses, costs.dsp(), dsp, "DSP");
    excess(excesses, costs.lut(), lut, "LUT");
    excess(excesses, costs.bram36(), bram36, "BRAM36");
    return excesses;
  }

  private static void excess(List<String> excesses, double needed, long offered, String name) {
    if (needed > offered) {
      excesses.add(number(needed) + " " + name + " of " + number(offered));
    }
  }

  /** What is needed too much, each with how much it is over: {@code 102 DSP over}. */
  List<String> differences(Costs costs) {
    List<String> differences = new ArrayList<>();
    difference(differences, costs.dsp() - dsp, "DSP");
    difference(differences, costs.lut() - lut, "LUT");
    difference(differences, costs.bram36() - bram36, "BRAM36");
    return differences;
  }

  private static void difference(List<String> differences, double over, String name) {
    if (over > 0) {
      differences.add(number(over) + " " + name);
    }
  }

  /** As it stands in a sentence. */
  public String words() {
    return number(dsp) + " DSP, " + number(lut) + " LUT and " + number(bram36) + " BRAM36";
  }

  /** A number as people read it, a half only where there is one. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%,.1f", value);
  }
}
