package dev.kairo.train.fc.training;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Pipe;
import dev.kairo.hw.Wire;
import dev.kairo.train.fc.Counter;
import dev.kairo.train.fc.Rotation;
import dev.kairo.train.fc.WaitingSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The adders of all lanes, and what each adds: in FORWARD all those of a row are one sum; otherwise
 * one adder of each lane stores weights and gradients, and the other ones of a column are one sum.
 *
 * <p>The adder beside a product is in its lane: number {@code n} of a row is the one of column
 * {@code n} that is also in the column's sum, number {@code N + n} the one that stores. Cost: two
 * adders a lane, their choices, and what waits between them.
 */
final class TrainingSums {
  /** What stands on the left of an adder besides a zero; the order is its code. */
  enum Left {
    ROW,
    COLUMN_OR_WEIGHT,
    GRADIENT
  }

  /** The sum of each row, when it is complete. */
  final List<Bits> rows = new ArrayList<>();

  /** The sum of each column. */
  final List<Bits> columns = new ArrayList<>();

  /**
   * What adders do.
   *
   * @param forward whether rows are added
   * @param rowBegins whether a row's sum begins, when the sum so far is wanted
   * @param columnBegins the same of a column
   * @param store what stands on the left of an adder that stores
   * @param negative whether a zero is negative there
   */
  record Control(Bits forward, Bits rowBegins, Bits columnBegins, Bits store, Bits negative) {}

  private final Module module;
  private final TrainingParameters parameters;
  private final Control control;
  private final Pipe t;
  private final List<List<TrainingLane>> lanes;
  private final SumPlan rowPlan;
  private final SumPlan columnPlan;
  private final Map<Bits, Bits> entered = new HashMap<>();
  private final List<List<Wire>> sums = new ArrayList<>();
  private final List<Bits> rowsSoFar = new ArrayList<>();
  private final List<Bits> columnsSoFar = new ArrayList<>();

  /**
   * The adders of lanes.
   *
   * @param lanes for each row its lanes
   * @param stored for each row the wires of the words that its lanes store
   */
  TrainingSums(
      Module module,
      TrainingParameters parameters,
      Control control,
      List<List<TrainingLane>> lanes,
      List<List<Wire>> stored) {
    this.module = module;
    this.parameters = parameters;
    this.control = control;
    this.lanes = lanes;
    this.t = module.pipe();
    this.rowPlan = SumPlan.of(parameters.forwardSums());
    this.columnPlan = SumPlan.of(parameters.backwardSums());
    int n = parameters.shape().n();
    for (List<Wire> row : stored) {
      List<Wire> all = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        all.add(module.wire(parameters.format().width()));
      }
      all.addAll(row);
      sums.add(all);
    }
    for (int m = 0; m < lanes.size(); m++) {
      rows.add(sums.get(m).get(last(rowPlan)));
    }
    for (int i = 0; i < n; i++) {
      columns.add(sums.get(last(columnPlan)).get(i));
    }
    wait(parameters.forwardSums(), rows, rowsSoFar);
    wait(parameters.backwardSums(), columns, columnsSoFar);
    for (int m = 0; m < lanes.size(); m++) {
      for (int place = 0; place < 2 * n; place++) {
        SharedSum sum = place < n ? passing(m, place) : storing(m, place);
        sum.instanceName((place < n ? "sum" : "store") + m + "_" + place % n);
        sums.get(m).get(place).drive(sum.sum);
      }
    }
  }

  private static int last(SumPlan plan) {
    return plan.places().get(plan.nodes().size() - 1);
  }

  private void wait(Rotation rotation, List<Bits> complete, List<Bits> soFar) {
    Bits slot = Counter.of(module, rotation.slots(), module.lit(1, 1)).value();
    for (Bits sum : complete) {
      soFar.add(WaitingSums.of(module, rotation, sum, slot));
    }
  }

  /** An adder of a row's and of a column's sum. */
  private SharedSum passing(int m, int column) {
    SumPlan.Node inRow = rowPlan.nodes().get(rowPlan.at(column));
    SumPlan.Node inColumn = columnPlan.nodes().get(columnPlan.at(m));
    Bits chain = code(Left.COLUMN_OR_WEIGHT);
    Bits back = inColumn.begins() ? control.columnBegins().mux(zero(), chain) : chain;
    return sum(
        List.of(
            rowOperand(m, inRow, inRow.left()), columnOperand(column, inColumn, inColumn.left())),
        control.forward().mux(row(inRow), back),
        inRow.begins() || inColumn.begins(),
        module.lit(1, 0),
        new SharedSum.Right(
            columnOperand(column, inColumn, inColumn.right()),
            rowOperand(m, inRow, inRow.right()),
            control.forward()));
  }

  /** An adder of a row's sum that stores weights and gradients otherwise. */
  private SharedSum storing(int m, int place) {
    SumPlan.Node inRow = rowPlan.nodes().get(rowPlan.at(place));
    TrainingLane lane = lanes.get(m).get(place - parameters.shape().n());
    List<Bits> words = new ArrayList<>();
    words.add(rowOperand(m, inRow, inRow.left()));
    words.add(lane.weight);
    if (parameters.gradients()) {
      words.add(lane.gradient);
    }
    return sum(
        words,
        control.forward().mux(row(inRow), control.store()),
        true,
        control.negative(),
        new SharedSum.Right(lane.change, rowOperand(m, inRow, inRow.right()), control.forward()));
  }

  private SharedSum sum(
      List<Bits> left, Bits choice, boolean zero, Bits negative, SharedSum.Right right) {
    return new SharedSum(
        module, parameters.adder(), new SharedSum.Left(left, choice, zero, negative), right);
  }

  private Bits row(SumPlan.Node node) {
    Bits words = code(Left.ROW);
    return node.begins() ? control.rowBegins().mux(zero(), words) : words;
  }

  private Bits code(Left left) {
    return module.lit(SharedSum.CHOICE, left.ordinal());
  }

  private Bits zero() {
    return module.lit(SharedSum.CHOICE, SharedSum.ZERO);
  }

  private Bits rowOperand(int m, SumPlan.Node node, SumPlan.Operand operand) {
    int n = parameters.shape().n();
    int index = operand.index();
    Bits word =
        switch (operand.kind()) {
          case PRODUCT ->
              index < n ? lanes.get(m).get(index).product : lanes.get(m).get(index - n).change;
          case NODE -> sums.get(m).get(rowPlan.places().get(index));
          case SO_FAR -> rowsSoFar.get(m);
        };
    return later(word, node.level() - operand.level());
  }

  private Bits columnOperand(int column, SumPlan.Node node, SumPlan.Operand operand) {
    int index = operand.index();
    Bits word =
        switch (operand.kind()) {
          case PRODUCT -> lanes.get(index).get(column).product;
          case NODE -> sums.get(columnPlan.places().get(index)).get(column);
          case SO_FAR -> columnsSoFar.get(column);
        };
    return later(word, node.level() - operand.level());
  }

  /** The word so many additions later. */
  private Bits later(Bits word, int additions) {
    if (additions == 0) {
      return word;
    }
    Bits first = entered.computeIfAbsent(word, each -> t.arrives(each, 0));
    return t.untimed(t.at(first, additions * parameters.timing().add()));
  }
}
