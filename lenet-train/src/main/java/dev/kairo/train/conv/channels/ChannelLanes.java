package dev.kairo.train.conv.channels;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.fc.Columns;
import java.util.ArrayList;
import java.util.List;

/** The lanes of all output and input channels, and the trees that their adders are. */
final class ChannelLanes {
  private final Module module;
  private final ChannelsParameters parameters;
  private final ChannelsShape shape;
  private final List<List<Wire>> products = new ArrayList<>();
  private final List<List<Wire>> sums = new ArrayList<>();
  private final List<ChannelTree> across = new ArrayList<>();
  private final List<ChannelTree> down = new ArrayList<>();

  /**
   * What the lanes are given.
   *
   * @param pixels for each bank and input channel the pixel
   * @param errors the errors and winners of a cell
   * @param before for each input channel the sum that errors are added to
   * @param loads whether a weight is stored, in the cycle of its access's phase
   */
  record Given(List<List<Bits>> pixels, PooledCell errors, List<Bits> before, Bits loads) {}

  /** The lanes of a module. */
  ChannelLanes(
      Module module,
      ChannelsParameters parameters,
      ChannelsControl control,
      ConvChannels.Access access,
      Given given) {
    this.module = module;
    this.parameters = parameters;
    this.shape = parameters.shape();
    wires();
    trees(given.before());
    List<Bits> channelLoads = control.loads(access.channel(), given.loads(), shape.channels());
    List<Bits> inputLoads = control.loads(access.input(), given.loads(), shape.inputs());
    ChannelAim.Common common = control.aim();
    ChannelLane.Use use = control.use();
    Bits loaded = control.loaded();
    for (int o = 0; o < shape.channels(); o++) {
      Bits winner = Columns.part(given.errors().winners(), PooledCell.WINNER_BITS, o);
      Bits error = Columns.part(given.errors().words(), parameters.format().width(), o);
      ChannelAim own = new ChannelAim(module, parameters, common, winner, error);
      own.instanceName("aim" + o);
      ChannelLane.Aim aim = control.aim(own, o);
      for (int i = 0; i < shape.inputs(); i++) {
        Bits stores = use.storesWeight().or(channelLoads.get(o).and(inputLoads.get(i)));
        ChannelLane lane =
            new ChannelLane(
                module,
                parameters,
                new ChannelLane.Words(pixels(given.pixels(), i), own.error, loaded),
                aim,
                use.withStores(stores).withZero(zero(control, use, o, i)),
                across.get(o).operands(i),
                down.get(i).operands(o));
        lane.instanceName("lane_%d_%d".formatted(o, i));
        products.get(o).get(i).drive(lane.product);
        sums.get(o).get(i).drive(lane.sum);
      }
    }
  }

  /** The sums over the input channels, for each output channel. */
  List<Bits> sums() {
    return sums.stream().map(row -> (Bits) row.get(0)).toList();
  }

  /** The sums over the output channels, for each input channel. */
  List<Bits> errors() {
    return List.copyOf(sums.get(0));
  }

  private void wires() {
    for (int o = 0; o < shape.channels(); o++) {
      List<Wire> row = new ArrayList<>();
      List<Wire> sumRow = new ArrayList<>();
      for (int i = 0; i < shape.inputs(); i++) {
        row.add(module.wire(parameters.format().width()));
        sumRow.add(module.wire(parameters.format().width()));
      }
      products.add(row);
      sums.add(sumRow);
    }
  }

  private void trees(List<Bits> before) {
    int add = parameters.sumCycles();
    int turn = PooledCell.CANDIDATES * parameters.blockCells();
    Bits place = ChannelWaits.place(module, turn - add);
    for (int o = 0; o < shape.channels(); o++) {
      ChannelWaits waits = new ChannelWaits(module, turn - add, sums.get(o).get(0), place);
      waits.instanceName("waits" + o);
      across.add(new ChannelTree(module, add, products.get(o), sums.get(o), waits.later));
    }
    for (int i = 0; i < shape.inputs(); i++) {
      int input = i;
      List<Wire> column = products.stream().map(row -> row.get(input)).toList();
      List<Wire> sumColumn = sums.stream().map(row -> row.get(input)).toList();
      down.add(new ChannelTree(module, add, column, sumColumn, before.get(i)));
    }
  }

  private static List<Bits> pixels(List<List<Bits>> banks, int input) {
    return banks.stream().map(bank -> bank.get(input)).toList();
  }

  /** The first lanes of rows and columns begin sums of their own. */
  private static Bits zero(ChannelsControl control, ChannelLane.Use use, int channel, int input) {
    Bits zero = use.zero();
    zero = input == 0 ? zero.or(control.opens()) : zero;
    return channel == 0 ? zero.or(control.touches()) : zero;
  }
}
