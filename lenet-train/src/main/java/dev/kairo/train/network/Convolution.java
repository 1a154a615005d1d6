package dev.kairo.train.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A convolution without padding, and 2 x 2 max-pooling behind it. The last four say in which order
 * sums are taken, and nothing about where.
 *
 * @param channels maps that leave
 * @param kernel height and width of a kernel
 * @param tapsAtOnce taps of a kernel that are added as one tree; divides the kernel's taps
 * @param channelGroups sizes of the groups of input channels whose sums are added at the end
 * @param errorGroups sizes of the groups of output channels whose errors are added at the end
 * @param partials sums that a weight's error is gathered in, cell by cell in turn
 */
public record Convolution(
    String name,
    Shape input,
    int channels,
    int kernel,
    int tapsAtOnce,
    List<Integer> channelGroups,
    List<Integer> errorGroups,
    int partials)
    implements Layer {
  private static final int POOL = 2;

  public Convolution {
    channelGroups = List.copyOf(channelGroups);
    errorGroups = List.copyOf(errorGroups);
  }

  /** Taps of a kernel. */
  public int taps() {
    return kernel * kernel;
  }

  /** The map before pooling. */
  public Shape unpooled() {
    return new Shape(channels, input.height() - kernel + 1, input.width() - kernel + 1);
  }

  /** Where in an unpooled map a cell's candidate is: 0 and 1 above, 2 and 3 below. */
  public int position(int cell, int candidate) {
    int y = POOL * (cell / output().width()) + candidate / POOL;
    int x = POOL * (cell % output().width()) + candidate % POOL;
    return y * unpooled().width() + x;
  }

  @Override
  public Shape output() {
    return new Shape(channels, unpooled().height() / POOL, unpooled().width() / POOL);
  }

  @Override
  public List<Integer> weightDimensions() {
    return List.of(channels, input.channels(), kernel, kernel);
  }

  @Override
  public int biases() {
    return channels;
  }

  @Override
  public long products() {
    return (long) unpooled().size() * input.channels() * taps();
  }

  @Override
  public Map<String, String> objections() {
    Shape map = unpooled();
    if (map.height() < POOL
        || map.width() < POOL
        || map.height() % POOL != 0
        || map.width() % POOL != 0) {
      return Layer.unless(false, "kernel", unpoolable());
    }
    Map<String, String> found =
        Layer.unless(
            taps() % tapsAtOnce == 0,
            "tapsAtOnce",
            "%s: tapsAtOnce = %d does not divide the %d taps of its kernels; choose %s."
                .formatted(name, tapsAtOnce, taps(), Divisors.choice(taps())));
    found.putAll(groups("channelGroups", channelGroups, input.channels(), "input channels"));
    found.putAll(groups("errorGroups", errorGroups, channels, "output channels"));
    return found;
  }

  private String unpoolable() {
    List<Integer> kernels =
        IntStream.range(1, Math.min(input.height(), input.width()))
            .filter(
                k -> (input.height() - k + 1) % POOL == 0 && (input.width() - k + 1) % POOL == 0)
            .boxed()
            .toList();
    String remedy =
        kernels.isEmpty()
            ? "choose another input."
            : "choose "
                + kernels.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ".";
    return "%s: a kernel of %d leaves maps of %d x %d from %s, which 2 x 2 pooling can't halve; %s"
        .formatted(name, kernel, unpooled().height(), unpooled().width(), input, remedy);
  }

  private Map<String, String> groups(String field, List<Integer> sizes, int count, String things) {
    int sum = sizes.stream().mapToInt(Integer::intValue).sum();
    return Layer.unless(
        sum == count,
        field,
        "%s: %s = %s hold %d channels, but there are %d %s; choose sizes that add up to %d."
            .formatted(name, field, sizes, sum, count, things, count));
  }
}
