package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.stream.Valid;
import dev.kairo.train.fc.Columns;
import dev.kairo.train.fc.Counter;
import java.util.ArrayList;
import java.util.List;

/** The M rows, the N columns and the lanes where they meet, put together. */
final class TrainingLanes {
  /** The outputs of all rows. */
  final Bits outputs;

  /** The errors that leave all columns. */
  final Bits errors;

  /** For each column the word that is looked at, or the bias. */
  final Bits looked;

  /** Whether a sample's inputs are complete. */
  final Bits stored;

  private final Module module;
  private final TrainingParameters parameters;
  private final TrainingControl control;
  private final Bits descent;

  /**
   * The errors that arrive, M at once.
   *
   * @param taken whether they are stored
   * @param place where
   */
  record Errors(Bits taken, Bits place, Bits words) {}

  TrainingLanes(
      Module module,
      TrainingParameters parameters,
      TrainingControl control,
      FcTraining.Given given,
      Errors arriving,
      Bits outputsLeave) {
    this.module = module;
    this.parameters = parameters;
    this.control = control;
    Bits rate = given.learningRate();
    this.descent = rate.msb().not().cat(rate.low(rate.width() - 1)).named("descent");
    TrainingShape shape = parameters.shape();
    Valid<FcTraining.Inputs> inputs = given.arriving();
    Counter inputRow = Counter.of(module, shape.rows(), inputs.valid());
    stored = module.reg(1).reset(0).next(inputs.valid().and(inputRow.last())).named("complete");
    List<TrainingColumn> columns =
        columns(inputs.valid(), inputs.data(), inputRow.value(), given.access().words());

    List<Wire> rowSums = new ArrayList<>();
    List<TrainingRow> rows = new ArrayList<>();
    for (int m = 0; m < shape.m(); m++) {
      rowSums.add(module.wire(word()));
      PassedErrors.Place errorPlace =
          new PassedErrors.Place(
              arriving.taken(),
              arriving.place(),
              Columns.part(arriving.words(), word(), m),
              control.errorAddress());
      TrainingRow row =
          new TrainingRow(
              module,
              parameters,
              control.row(
                  m,
                  errorPlace,
                  outputsLeave,
                  descent,
                  rowSums.get(m),
                  given.access().words().low(word())));
      row.instanceName("row" + m);
      rows.add(row);
    }
    List<List<Wire>> words = new ArrayList<>();
    List<List<TrainingLane>> lanes = new ArrayList<>();
    TrainingLane.Addresses addresses = control.addresses();
    Bits change = control.change();
    TrainingSums.Control sumControl = control.sums();
    for (int m = 0; m < shape.m(); m++) {
      List<Wire> stores = new ArrayList<>();
      words.add(stores);
      lanes.add(lanes(m, rows.get(m), columns, addresses, change, stores));
    }
    TrainingSums sums = new TrainingSums(module, parameters, sumControl, lanes, words);
    for (int m = 0; m < shape.m(); m++) {
      rowSums.get(m).drive(sums.rows.get(m));
    }
    outputs = Columns.joined(rows.stream().map(row -> row.output).toList());
    errors = Columns.joined(sums.columns);
    List<Bits> changes = new ArrayList<>();
    for (List<TrainingLane> row : lanes) {
      changes.add(Columns.joined(row.stream().map(lane -> lane.change).toList()));
    }
    looked = control.looked(changes, rows.stream().map(row -> row.looked).toList());
  }

  private int word() {
    return parameters.format().width();
  }

  private List<TrainingColumn> columns(
      Bits valid, FcTraining.Inputs inputs, Bits row, Bits loaded) {
    TrainingShape shape = parameters.shape();
    int depth = parameters.buffers() << Counter.width(shape.pairs());
    Bits pair = row.shrU(1).zext(Math.max(row.width(), Counter.width(shape.pairs())));
    Bits address = inputs.buffer().cat(pair.low(Counter.width(shape.pairs())));
    Bits odd = row.bit(0);
    Bits later = module.reg(loaded).named("loaded");
    Bits scalar = control.scalar(descent);
    List<TrainingColumn> columns = new ArrayList<>();
    TrainingColumn.Use use = control.column(scalar);
    for (int n = 0; n < shape.n(); n++) {
      TrainingColumn column =
          new TrainingColumn(
              module,
              depth,
              new TrainingColumn.Arriving(
                  valid.and(odd.not()),
                  valid.and(odd),
                  address,
                  Columns.part(inputs.row(), word(), n)),
              use,
              Columns.part(later, word(), n));
      column.instanceName("column" + n);
      columns.add(column);
    }
    return columns;
  }

  private List<TrainingLane> lanes(
      int m,
      TrainingRow row,
      List<TrainingColumn> columns,
      TrainingLane.Addresses addresses,
      Bits change,
      List<Wire> stores) {
    Bits storesWeight = control.storesWeights(m);
    Bits storesGradient = control.storesGradients();
    List<TrainingLane> lanes = new ArrayList<>();
    for (TrainingColumn column : columns) {
      Wire stored = module.wire(word());
      TrainingLane lane =
          new TrainingLane(
              module,
              parameters,
              addresses,
              new TrainingLane.Stores(storesWeight, storesGradient, stored),
              new TrainingLane.Operands(
                  control.forward(), column.even, row.error, change, row.factor, column.factor));
      lane.instanceName("lane" + m + "_" + stores.size());
      stores.add(stored);
      lanes.add(lane);
    }
    return lanes;
  }
}
