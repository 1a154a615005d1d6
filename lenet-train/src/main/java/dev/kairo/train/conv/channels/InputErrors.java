package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Memory;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.stream.Stream;
import dev.kairo.train.fc.Counter;

/**
 * The errors of the inputs: sums that cells add to, pixel by pixel, and that leave when all have.
 *
 * <p>Cost: a memory of a word for each pixel and as wide as all input channels.
 */
final class InputErrors extends Module {
  /** The sums of a pixel, a cycle behind its address. */
  final Bits before;

  /** The finished errors, pixel by pixel. */
  final Stream<Bits> leaving;

  /** Whether errors of a sample are here that have not left. */
  final Bits busy;

  /**
   * What happens to the sums.
   *
   * @param begins whether a new sample begins
   * @param pixel the pixel whose sums are read
   * @param stores whether sums are stored
   * @param storedPixel where they are
   * @param sums what they are
   * @param complete whether a sample's last sum is stored
   */
  record Use(Bits begins, Bits pixel, Bits stores, Bits storedPixel, Bits sums, Bits complete) {}

  InputErrors(Module parent, ChannelsParameters parameters, Use outer) {
    super(parent, parameters.shape(), parameters.format());
    int pixels = parameters.shape().map().pixels();
    Bits sums = in("sums", outer.sums());
    Memory memory = memory(pixels, sums.width());
    memory.write(in("stores", outer.stores()), in("stored_pixel", outer.storedPixel()), sums);
    Bits complete = in("complete", outer.complete());
    var advances = wire(1);
    var ends = wire(1);
    Bits leaves = reg(1).reset(0).next(now -> complete.or(now.and(ends.not())));
    Counter next = Counter.of(this, pixels, leaves.and(advances));
    ends.drive(advances.and(next.last()));
    Bits valid = reg(1).reset(0).enable(advances).next(leaves);
    Bits address = leaves.mux(next.value(), in("pixel", outer.pixel()));
    Bits read = memory.read(address, advances);
    Stream<Bits> finished = Stream.of(Shape.bits(sums.width()), valid, read);
    advances.drive(valid.not().or(finished.ready()));
    before = out("sums_before", read);
    Bits begins = in("begins", outer.begins());
    Bits left = valid.and(finished.ready()).and(leaves.not()).named("left");
    leaving = out("leaving", finished);
    busy = out("busy", reg(1).reset(0).next(now -> begins.or(now.and(left.not()))));
  }
}
