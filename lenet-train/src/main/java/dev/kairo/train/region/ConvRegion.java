package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Later;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.conv.ConvRequest;
import dev.kairo.train.conv.channels.ChannelsParameters;
import dev.kairo.train.conv.channels.ConvChannels;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.conv.taps.ConvTaps;
import dev.kairo.train.conv.taps.TapsParameters;
import dev.kairo.train.exchange.CellCollector;
import dev.kairo.train.exchange.GroupPool;
import dev.kairo.train.exchange.PooledPacket;
import dev.kairo.train.exchange.RowDealer;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.order.Work;
import dev.kairo.train.order.WorkOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A board's slice of two convolution layers: pixels come from the host, partial sums are exchanged
 * with the other boards of the second layer, pooled cells leave and their errors come back.
 *
 * <p>The errors of the second layer's inputs and both layers' gradients stay on the board. Cost:
 * the engines', and queues of the samples under way.
 */
public final class ConvRegion extends Module {
  /**
   * What the slice is given.
   *
   * @param images pairs of pixels, row by row
   * @param supplied instead of the first layer's work, in a run whose activations are supplied, its
   *     pooled cells
   * @param parts from each other board, in order, its partial sums of the channels owned here
   * @param errors errors and winners of the second layer's pooled cells, all channels
   */
  public record Given(
      Stream<Bits> images,
      Stream<PooledCell> supplied,
      List<Stream<Bits>> parts,
      Stream<PooledPacket> errors,
      Settings settings,
      ConvTaps.Access tapsAccess,
      ConvChannels.Access channelsAccess) {}

  /** For each other board, in order, partial sums of the channels that it owns. */
  public final List<Stream<Bits>> sums = new ArrayList<>();

  /** Pooled cells of the channels owned here. */
  public final Stream<PooledPacket> pooled;

  /** The word of the first layer that is looked at. */
  public final Bits tapsLooked;

  /** The word of the second layer that is looked at. */
  public final Bits channelsLooked;

  /** Samples whose batch the first layer has stepped; it does so last. */
  public final Bits trained;

  /** Whether neither engine has work under way. */
  public final Bits idle;

  private final ConvParameters parameters;
  private final TapsParameters tapsParameters;
  private final ChannelsParameters channelsParameters;

  /** The slice inside another module. */
  public ConvRegion(Module parent, ConvParameters parameters, Given outer) {
    super(parent, parameters);
    rename("conv_region");
    this.parameters = parameters;
    this.tapsParameters = parameters.taps();
    this.channelsParameters = parameters.channels();
    Settings settings = in("settings", Settings.shape(parameters.format()), outer.settings());
    Bits supplied = settings.run().supplied();

    Later<Bits> inputErrors = Later.of(this, Shape.bits(inputBits()));
    Wire channelsFree = wire(1);
    Stream<PooledCell> suppliedCells = in("supplied", outer.supplied());

    // The first layer: what it gives goes into a place of the second.
    Wire imageFree = wire(1);
    Feed images =
        Feed.of(
            this,
            in("images", outer.images()),
            imageFree,
            tapsParameters.shape().height() * tapsParameters.shape().pairs(),
            tapsParameters.buffers());
    Wire imageStored = wire(1);
    int pixels = channelsParameters.shape().map().pixels();
    Stream<Bits> returning = inputErrors.stream();
    Bits tapsErrorsBegin = begins(returning, pixels);
    WorkOrder tapsOrder =
        new WorkOrder(
            this,
            new WorkOrder.Places(
                tapsParameters.buffers(), tapsParameters.timing().settlingCycles()),
            new WorkOrder.Given(images.ends(), imageStored, tapsErrorsBegin, settings.run()));
    tapsOrder.instanceName("taps_order");
    imageFree.drive(tapsOrder.free);
    Wire cellsCome = wire(1);
    Wire cellWinners = wire(tapsParameters.shape().channels() * PooledCell.WINNER_BITS);
    Stream<Bits> winners =
        Valid.<Bits>of(Shape.bits(cellWinners.width()), cellsCome, cellWinners)
            .fifo(pixels * channelsParameters.buffers())
            .stream();
    Stream<PooledCell> tapsErrors =
        returning.fifo(pixels).join(winners, ConvTaps.errors(tapsParameters), PooledCell::new);
    Stream<ConvRequest> tapsWork = request(tapsOrder, tapsParameters.buffers());
    ConvTaps taps =
        new ConvTaps(
            this,
            tapsParameters,
            new ConvTaps.Inputs(
                images
                    .words()
                    .map(
                        ConvTaps.pixels(tapsParameters),
                        pair -> new ConvTaps.Pixels(images.place(), pair)),
                tapsWork,
                tapsErrors,
                in("taps_access", ConvTaps.access(tapsParameters), outer.tapsAccess()),
                settings.learningRate(),
                channelsFree));
    imageStored.drive(taps.stored);
    tapsLooked = out("taps_looked", taps.looked);

    suppliedCells.ready(supplied.and(channelsFree));
    Valid<PooledCell> cells =
        Valid.of(
            suppliedCells.shape(),
            supplied.mux(suppliedCells.passes(), taps.leaving.valid()),
            suppliedCells.shape().mux(supplied, suppliedCells.data(), taps.leaving.data()));
    cellsCome.drive(cells.valid());
    cellWinners.drive(cells.data().winners());
    Feed feed =
        Feed.of(
            this,
            cells.map(Shape.bits(inputBits()), PooledCell::words),
            pixels,
            channelsParameters.buffers());
    Bits forwarded = tapsWork.passes().and(tapsWork.data().kind().eq(Work.FORWARD.ordinal()));

    // The second layer.
    Stream<PooledPacket> packets = in("errors", outer.errors());
    Bits errorsBegin = begins(packets, parameters.errorPackets());
    Wire stored = wire(1);
    WorkOrder order =
        new WorkOrder(
            this,
            new WorkOrder.Places(
                channelsParameters.buffers(), channelsParameters.timing().settlingCycles()),
            new WorkOrder.Given(
                supplied.mux(feed.ends(), forwarded), stored, errorsBegin, settings.run()));
    order.instanceName("channels_order");
    channelsFree.drive(order.free);
    Stream<ConvRequest> work = request(order, channelsParameters.buffers());
    Wire room = wire(1);
    ConvChannels channels =
        new ConvChannels(
            this,
            channelsParameters,
            new ConvChannels.Inputs(
                feed.words()
                    .map(
                        ConvChannels.pixels(channelsParameters),
                        row -> new ConvChannels.Pixels(feed.place(), row)),
                work,
                new CellCollector(
                        this,
                        new CellCollector.Options(parameters.format(), parameters.shares()),
                        packets)
                    .leaving,
                in(
                    "channels_access",
                    ConvChannels.access(channelsParameters),
                    outer.channelsAccess()),
                settings.learningRate(),
                room));
    stored.drive(channels.outputs.stored());
    channelsLooked = out("channels_looked", channels.outputs.looked());
    inputErrors.comesFrom(channels.outputs.inputErrors());
    RowDealer dealer =
        new RowDealer(
            this,
            parameters.dealing(),
            channels.outputs.sums().orElseThrow(),
            work.passes().and(work.data().kind().eq(Work.FORWARD.ordinal())));
    room.drive(dealer.room);
    pooled = out("pooled", pooled(outer.parts(), dealer, channels.outputs.biases().orElseThrow()));
    trained = out("trained", tapsOrder.trained);
    idle =
        out(
            "idle",
            taps.idle
                .and(channels.outputs.idle())
                .and(tapsWork.valid().not())
                .and(work.valid().not()));
  }

  private int inputBits() {
    return channelsParameters.shape().inputs() * parameters.format().width();
  }

  /** Whether the first of so many items passes. */
  private Bits begins(Stream<?> items, int perSample) {
    Counter item = Counter.of(this, perSample, items.passes());
    return items.passes().and(item.value().none());
  }

  private static Stream<ConvRequest> request(WorkOrder order, int buffers) {
    return order.work.map(
        ConvRequest.shape(buffers), asked -> new ConvRequest(asked.kind(), asked.buffer()));
  }

  /** The board's own channels: its own partial sums among those of the others, in order. */
  private Stream<PooledPacket> pooled(List<Stream<Bits>> others, RowDealer dealer, Bits biases) {
    List<Stream<Bits>> parts = new ArrayList<>();
    for (int board = 0; board < parameters.shares().boards(); board++) {
      Stream<Bits> dealt = dealer.packets.get(board);
      if (board == parameters.board()) {
        // Those of a sample wait for the other boards' without holding back what is dealt to them.
        parts.add(dealt.fifo(2 * parameters.sumPackets()));
        continue;
      }
      sums.add(out("sums" + sums.size(), dealt));
      int other = sums.size() - 1;
      parts.add(in("part" + other, others.get(other)));
    }
    int places = parameters.pooling().packets() * parameters.pooling().width();
    Bits row = biases.width() == places ? biases : lit(places - biases.width(), 0).cat(biases);
    return new GroupPool(this, parameters.pooling(), parts, row).leaving;
  }
}
