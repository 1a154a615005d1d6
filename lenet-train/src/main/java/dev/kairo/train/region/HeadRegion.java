package dev.kairo.train.region;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Later;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.conv.pool.PooledCell;
import dev.kairo.train.exchange.PacketMerge;
import dev.kairo.train.exchange.PooledPacket;
import dev.kairo.train.exchange.SampleQueue;
import dev.kairo.train.fc.training.FcTraining;
import dev.kairo.train.fc.training.TrainingParameters;
import dev.kairo.train.flatten.CellRows;
import dev.kairo.train.flatten.RowCells;
import dev.kairo.train.rows.RowJoiner;
import dev.kairo.train.rows.RowSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * The fully connected layers of a network and its softmax: pooled cells come from the boards of the
 * last convolution, and errors go back to them.
 *
 * <p>Samples of a batch overlap: while one goes backward in a layer, others are in the layers
 * around it. Cost: the engines', and queues of two samples between them.
 */
public final class HeadRegion extends Module {
  /**
   * What the layers are given.
   *
   * @param packets from each board of the last convolution the packets of its channels
   * @param supplied instead of them, in a run whose activations are supplied, the packets of all
   *     boards behind each other
   * @param suppliedRows the same of the inputs of each layer but the first
   * @param suppliedLogits the same of the last layer's outputs, one by one
   * @param labels the label of each sample
   * @param access the access to each layer's weights
   */
  public record Given(
      List<Stream<PooledPacket>> packets,
      Stream<PooledPacket> supplied,
      List<Stream<Bits>> suppliedRows,
      Stream<Bits> suppliedLogits,
      Stream<Bits> labels,
      Settings settings,
      List<FcTraining.Access> access) {}

  /** The errors of pooled cells with their winners, the same for each board. */
  public final List<Stream<PooledPacket>> errors = new ArrayList<>();

  /** The outputs of the last layer, one by one, as the softmax takes them. */
  public final Valid<Bits> logits;

  /** For each layer the words that are looked at. */
  public final List<Bits> looked = new ArrayList<>();

  /** For each layer how many samples' batches have been stepped. */
  public final List<Bits> trained = new ArrayList<>();

  /** Whether no layer has work under way. */
  public final Bits idle;

  private final HeadParameters parameters;
  private final int word;

  /** The layers inside another module. */
  public HeadRegion(Module parent, HeadParameters parameters, Given outer) {
    super(parent, parameters);
    rename("head_region");
    this.parameters = parameters;
    this.word = parameters.format().width();
    Shape<Settings> settingsShape = Settings.shape(parameters.format());
    Settings settings = in("settings", settingsShape, outer.settings());
    Bits supplied = settings.run().supplied();
    int layers = parameters.layers().size();
    Stream<PooledPacket> arriving =
        Either.of(supplied, in("supplied", outer.supplied()), merged(outer.packets()));
    List<Stream<PooledPacket>> copies = arriving.fork(2);
    Stream<Bits> winners =
        copies
            .get(1)
            .map(winners(), PooledPacket::winners)
            .fifo(parameters.layers().get(0).buffers() * packetsOfSample());

    List<Ends> ends = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      ends.add(new Ends(wire(1), wire(1)));
    }
    List<Later<Bits>> errorsOf = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      errorsOf.add(Later.of(this, Shape.bits(mBits(i))));
    }
    Stream<Bits> rows =
        new CellRows(
                this,
                parameters.flat(),
                parameters.format(),
                copies.get(0).map(words(), PooledPacket::words))
            .rows;
    List<FcStage> stages = new ArrayList<>();
    Bits idle = lit(1, 1);
    for (int i = 0; i < layers; i++) {
      TrainingParameters layer = parameters.layers().get(i);
      FcStage stage =
          new FcStage(
              this,
              layer,
              new FcStage.Given(
                  rows,
                  errorsOf.get(i).stream(),
                  ends.get(i).room(),
                  ends.get(i).passingRoom(),
                  settings,
                  in("access" + i, FcTraining.access(layer), outer.access().get(i))));
      stage.instanceName("layer" + i);
      stages.add(stage);
      SampleQueue outputs =
          new SampleQueue(
              this,
              new SampleQueue.Options(
                  layer.shape().m() * word, layer.shape().groups(), HeadParameters.QUEUED),
              stage.leaving,
              stage.startsOutputs);
      outputs.instanceName("outputs" + i);
      ends.get(i).room().drive(outputs.room);
      if (i + 1 < layers) {
        Stream<Bits> own =
            new RowJoiner(this, outputs.rows, parameters.shape(i + 1).n() * word).wide;
        rows = Either.of(supplied, in("supplied_rows" + i, outer.suppliedRows().get(i)), own);
      } else {
        rows = new RowSplitter(this, outputs.rows, word).narrow;
      }
      looked.add(out("looked" + i, stage.looked));
      trained.add(out("trained" + i, stage.trained));
      idle = idle.and(stage.idle);
    }
    this.idle = out("idle", idle);

    Stream<Bits> logits = Either.of(supplied, in("supplied_logits", outer.suppliedLogits()), rows);
    this.logits = out("logits", Valid.of(logits.shape(), logits.passes(), logits.data()));
    Stream<Bits> softmax =
        parameters
            .softmax()
            .errors(this, parameters.classes(), logits, in("labels", outer.labels()));
    errorsOf.get(layers - 1).comesFrom(new RowJoiner(this, softmax, mBits(layers - 1)).wide);
    for (int i = layers - 1; i > 0; i--) {
      FcStage stage = stages.get(i);
      SampleQueue passed =
          new SampleQueue(
              this,
              new SampleQueue.Options(
                  parameters.shape(i).n() * word,
                  parameters.shape(i).rows(),
                  HeadParameters.QUEUED),
              stage.passing,
              stage.startsErrors);
      passed.instanceName("passed" + i);
      ends.get(i).passingRoom().drive(passed.room);
      errorsOf.get(i - 1).comesFrom(new RowSplitter(this, passed.rows, mBits(i - 1)).narrow);
    }
    FcStage first = stages.get(0);
    RowCells cells =
        new RowCells(
            this, parameters.flat(), parameters.format(), first.passing, first.startsErrors);
    ends.get(0).passingRoom().drive(cells.room);
    Stream<PooledPacket> leaving = cells.packets.join(winners, packet(), PooledPacket::new);
    for (Stream<PooledPacket> copy : leaving.fork(outer.packets().size())) {
      errors.add(out("errors" + errors.size(), copy));
    }
  }

  /** Whether there is room behind a layer and in front of it. */
  private record Ends(Wire room, Wire passingRoom) {}

  private int mBits(int layer) {
    return parameters.shape(layer).m() * word;
  }

  private int packetsOfSample() {
    return parameters.shares().allPackets() * parameters.cells();
  }

  private Shape<PooledPacket> packet() {
    return PooledPacket.shape(parameters.format(), parameters.shares().packetWords());
  }

  private Shape<Bits> words() {
    return Shape.bits(parameters.shares().packetWords() * word);
  }

  private Shape<Bits> winners() {
    return Shape.bits(parameters.shares().packetWords() * PooledCell.WINNER_BITS);
  }

  private Stream<PooledPacket> merged(List<Stream<PooledPacket>> outer) {
    Shape<PooledPacket> shape = packet();
    List<Stream<Bits>> packed = new ArrayList<>();
    for (Stream<PooledPacket> board : outer) {
      Stream<PooledPacket> own = in("board" + packed.size(), board);
      packed.add(own.map(Shape.bits(shape.width()), shape::pack));
    }
    return new PacketMerge(this, parameters.shares(), packed).merged.map(shape, shape::unpack);
  }
}
