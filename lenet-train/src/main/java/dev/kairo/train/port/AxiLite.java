package dev.kairo.train.port;

import dev.kairo.hw.Bits;
import dev.kairo.hw.Module;
import dev.kairo.hw.Shape;

/**
 * The handshakes of an AXI4-Lite port in front of registers that answer at once.
 *
 * <p>Address and data of a write come in any order; the write happens when both are there and the
 * last one's response is gone. No output depends on an input of the same cycle. A write or a read
 * every second cycle. Cost: an address, a word and its strobes, a word that is read.
 */
final class AxiLite extends Module {
  /** Response of a register that was written or read. */
  static final int OKAY = 0;

  /** Response of a register that refuses what is written. */
  static final int SLVERR = 2;

  /** Response where there is no register. */
  static final int DECERR = 3;

  /** What comes from the software's side. */
  record Request(
      Bits awaddr,
      Bits awvalid,
      Bits wdata,
      Bits wstrb,
      Bits wvalid,
      Bits bready,
      Bits araddr,
      Bits arvalid,
      Bits rready) {
    static final Shape<Request> SHAPE =
        Shape.of(
            Request.class,
            Shape.bits(EngineRegister.ADDRESS_WIDTH),
            Shape.bits(1),
            Shape.bits(EngineRegister.WIDTH),
            Shape.bits(EngineRegister.WIDTH / 8),
            Shape.bits(1),
            Shape.bits(1),
            Shape.bits(EngineRegister.ADDRESS_WIDTH),
            Shape.bits(1),
            Shape.bits(1));
  }

  /** What goes to the software's side. */
  record Answer(
      Bits awready,
      Bits wready,
      Bits bresp,
      Bits bvalid,
      Bits arready,
      Bits rdata,
      Bits rresp,
      Bits rvalid) {
    static final Shape<Answer> SHAPE =
        Shape.of(
            Answer.class,
            Shape.bits(1),
            Shape.bits(1),
            Shape.bits(2),
            Shape.bits(1),
            Shape.bits(1),
            Shape.bits(EngineRegister.WIDTH),
            Shape.bits(2),
            Shape.bits(1));
  }

  /** What the registers say to the address that is written or read. */
  record Registers(Bits writeResponse, Bits readData, Bits readResponse) {
    static final Shape<Registers> SHAPE =
        Shape.of(Registers.class, Shape.bits(2), Shape.bits(EngineRegister.WIDTH), Shape.bits(2));
  }

  /** The signals of the port. */
  final Answer answer;

  /** Whether a register is written. */
  final Bits write;

  final Bits writeAddress;
  final Bits writeData;
  final Bits writeStrobe;
  final Bits readAddress;

  AxiLite(Module parent, Request outer, Registers registersOuter) {
    super(parent);
    Request request = in("port", Request.SHAPE, outer);
    Registers registers = in("registers", Registers.SHAPE, registersOuter);
    var writes = wire(1);
    Bits haveAddress = kept(request.awvalid(), writes).named("have_address");
    Bits haveData = kept(request.wvalid(), writes).named("have_data");
    Bits addressTaken = request.awvalid().and(haveAddress.not());
    Bits dataTaken = request.wvalid().and(haveData.not());
    Bits responds =
        reg(1).reset(0).next(on -> writes.or(on.and(request.bready().not()))).named("responds");
    writes.drive(haveAddress.and(haveData).and(responds.not()));
    Bits response = reg(2).reset(0).enable(writes).next(registers.writeResponse());

    var reads = wire(1);
    Bits shows =
        reg(1).reset(0).next(on -> reads.or(on.and(request.rready().not()))).named("shows");
    reads.drive(request.arvalid().and(shows.not()));
    Bits data = reg(EngineRegister.WIDTH).reset(0).enable(reads).next(registers.readData());
    Bits readResponse = reg(2).reset(0).enable(reads).next(registers.readResponse());

    answer =
        out(
            "port",
            Answer.SHAPE,
            new Answer(
                haveAddress.not(),
                haveData.not(),
                response,
                responds,
                shows.not(),
                data,
                readResponse,
                shows));
    write = out("write", writes);
    writeAddress =
        out(
            "write_address",
            reg(EngineRegister.ADDRESS_WIDTH).enable(addressTaken).next(request.awaddr()));
    writeData =
        out("write_data", reg(EngineRegister.WIDTH).enable(dataTaken).next(request.wdata()));
    writeStrobe =
        out("write_strobe", reg(EngineRegister.WIDTH / 8).enable(dataTaken).next(request.wstrb()));
    readAddress = out("read_address", request.araddr());
  }

  /** Whether something came and waits for the write. */
  private Bits kept(Bits comes, Bits done) {
    return reg(1).reset(0).next(on -> on.mux(done.not(), comes));
  }
}
