package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.train.order.Run;
import dev.kairo.train.region.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings that a host writes byte by byte through the user logic's register: the learning rate,
 * the batch, the samples, each with its highest byte first, and a byte of which bit 0 says
 * "supplied" and bit 1 "strict". They are to rest while samples are under way.
 *
 * <p>Cost: a flip-flop a bit.
 */
final class SettingsRegister extends Module {
  private static final int BYTE = 8;

  /** The settings. */
  final Settings settings;

  SettingsRegister(Module parent, FpFormat format, Bits writeOuter, Bits dataOuter) {
    super(parent, format);
    rename("settings_register");
    Bits write = in("write", writeOuter);
    Bits data = in("data", dataOuter);
    int width = bytes(format) * BYTE;
    Bits all = reg(width).enable(write).next(now -> now.low(width - BYTE).cat(data));
    int samples = BYTE;
    int batch = samples + Run.SAMPLES_BITS;
    int rate = batch + Run.BATCH_BITS;
    settings =
        out(
            "settings",
            Settings.shape(format),
            new Settings(
                all.slice(rate + format.width() - 1, rate),
                new Run(
                    all.slice(rate - 1, batch),
                    all.slice(batch - 1, samples),
                    all.bit(0),
                    all.bit(1))));
  }

  private static int rateBytes(FpFormat format) {
    return (format.width() + BYTE - 1) / BYTE;
  }

  private static int bytes(FpFormat format) {
    return rateBytes(format) + (Run.BATCH_BITS + Run.SAMPLES_BITS) / BYTE + 1;
  }

  /** The bytes to write, one after the other. */
  static List<Integer> bytes(
      FpFormat format,
      long learningRate,
      int batch,
      long samples,
      boolean supplied,
      boolean strict) {
    List<Integer> bytes = new ArrayList<>();
    add(bytes, learningRate, rateBytes(format));
    add(bytes, batch, Run.BATCH_BITS / BYTE);
    add(bytes, samples, Run.SAMPLES_BITS / BYTE);
    bytes.add((supplied ? 1 : 0) | (strict ? 2 : 0));
    return bytes;
  }

  private static void add(List<Integer> bytes, long number, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bytes.add((int) (number >> (BYTE * i)) & 0xff);
    }
  }
}
