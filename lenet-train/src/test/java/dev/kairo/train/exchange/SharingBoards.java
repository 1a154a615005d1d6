package dev.kairo.train.exchange;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;
import dev.kairo.hw.fp.FpAdder;
import dev.kairo.hw.stream.Stream;
import dev.kairo.hw.stream.Valid;
import java.util.ArrayList;
import java.util.List;

/** All boards of a layer at once, each packet from dealer to pool without a switch between. */
final class SharingBoards extends Module {
  SharingBoards(Shares shares, FpAdder.Options adder, int rows) {
    int width = adder.format().width();
    var dealing = new RowDealer.Options(shares, width, rows, 2);
    Bits expected = in("expected", 1);
    List<RowDealer> dealers = new ArrayList<>();
    Bits room = lit(1, 1);
    for (int board = 0; board < shares.boards(); board++) {
      Valid<Bits> row = Valid.in(this, "rows" + board, Shape.bits(shares.allChannels() * width));
      RowDealer dealer = new RowDealer(this, dealing, row, expected);
      dealers.add(dealer);
      room = room.and(dealer.room);
    }
    out("room", room);
    for (int owner = 0; owner < shares.boards(); owner++) {
      int own = owner;
      List<Stream<Bits>> parts =
          dealers.stream().map(dealer -> dealer.packets.get(own).fifo(4)).toList();
      var options =
          new GroupPool.Options(
              adder, shares.boards(), shares.packetWords(), shares.packets(owner));
      Bits biases = in("biases" + owner, options.packets() * options.width());
      Stream<PooledPacket> pooled = new GroupPool(this, options, parts, biases).leaving;
      out(
          "pooled" + owner,
          pooled.map(Shape.bits(options.pooled().width()), options.pooled()::pack));
    }
  }
}
