package example;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;

/** The mean of two numbers, rounded down: a new result every cycle, two cycles later. */
public final class Mean extends Module {
  public Mean(int width) {
    Bits a = in("a", width);
    Bits b = in("b", width);
    Pipe t = pipe(a, b);
    Bits sum = t.stage(a.zext(width + 1).add(b.zext(width + 1)));
    Bits half = t.stage(sum.high(width));
    out("mean", half);
  }
}
