package dev.kairo.flow.board;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Wire;
import dev.kairo.hw.fp.FpFormat;
import dev.kairo.hw.stream.Later;
import dev.kairo.hw.stream.Stream;
import dev.kairo.stdm.Bus;
import dev.kairo.train.region.Settings;
import java.util.ArrayList;
import java.util.List;

/** The ports that every board has, joined to its switch. */
final class BoardFrame {
  private final Module board;
  private final SwitchSide side;
  private final Wire answer;

  /** The frame of a board whose own flows are known later. */
  BoardFrame(Module board, BoardPlan plan, FpFormat format, List<Later<Bits>> outgoing) {
    this.board = board;
    answer = board.wire(8);
    List<Bits> links = new ArrayList<>();
    for (int port = 1; port < plan.link().ports(); port++) {
      links.add(board.in("link" + port + "_in", Link.WIDTH));
    }
    side =
        new SwitchSide(
            board,
            plan.link(),
            plan.flows(),
            format,
            new SwitchSide.Given(
                links,
                board.in("bus", Bus.SHAPE),
                board.lit(8, plan.number()),
                answer,
                outgoing.stream().map(Later::stream).toList()));
    for (int port = 1; port < plan.link().ports(); port++) {
      board.out("link" + port + "_out", side.links.get(port - 1));
    }
    board.out("bus_ready", side.busReady);
    board.out("bus_answer", side.busAnswer);
    board.out("lost", side.lost);
  }

  /** The words of each flow that ends here. */
  List<Stream<Bits>> incoming() {
    return side.incoming;
  }

  /** What the host has set. */
  Settings settings() {
    return side.settings;
  }

  /**
   * Says how far the board is.
   *
   * @param trained samples whose batch has been stepped; the host reads the lowest byte
   */
  void answer(Bits trained, Bits idle) {
    answer.drive(trained.low(8));
    board.out("trained", trained);
    board.out("idle", idle);
  }
}
