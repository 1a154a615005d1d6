// What a switch does, told in whole frames: the words of a frame and the table in force when it
// began are kept, and the next frame sends them. Words are flat vectors.
module SwitchReference #(
  parameter PORTS = 2,
  parameter OUTPUTS = 2,
  parameter SLOTS = 2,
  parameter WIDTH = 2,
  parameter INTERCHANGE = 0,
  parameter HOLD = 1,
  parameter FRAME = SLOTS < 2 ? 2 : SLOTS
) (
  input  wire                     clk,
  input  wire                     rst,
  input  wire [PORTS-1:0]         valid,
  input  wire [PORTS*WIDTH-1:0]   words,
  input  wire                     bus_write,
  input  wire [15:0]              bus_address,
  input  wire [7:0]               bus_data,
  output reg  [OUTPUTS-1:0]       out_valid,
  output reg  [OUTPUTS*WIDTH-1:0] out_words,
  output wire [7:0]               slot,
  output wire                     accepts,
  output wire                     ready
);
  localparam NONE = 2'd0, ASKED = 2'd1, ENTERS = 2'd2, LOADS = 2'd3;

  // The tables: as software wrote it, of the frame that enters, of the frame that leaves.
  reg [7:0] written_port [0:OUTPUTS*SLOTS-1];
  reg [7:0] written_slot [0:OUTPUTS*SLOTS-1];
  reg [7:0] written_count;
  reg [7:0] entering_port [0:OUTPUTS*SLOTS-1];
  reg [7:0] entering_slot [0:OUTPUTS*SLOTS-1];
  reg [7:0] entering_count;
  reg [7:0] leaving_port [0:OUTPUTS*SLOTS-1];
  reg [7:0] leaving_slot [0:OUTPUTS*SLOTS-1];
  reg [7:0] leaving_count;

  // The words of both frames, and how many slots they passed through.
  reg [WIDTH:0] entering_word [0:PORTS*FRAME-1];
  reg [WIDTH:0] leaving_word [0:PORTS*FRAME-1];
  reg [7:0] length;
  reg [7:0] leaving_length;
  reg [7:0] position;
  reg [7:0] phase;
  reg [1:0] change;

  wire [7:0] entering_length = entering_count == 1 ? 2 : entering_count;
  wire tick = phase == HOLD - 1;
  wire frame_ends = tick && position == length - 1;
  assign accepts = position < entering_length;
  assign ready = change == NONE;
  assign slot = entering_count == 1 ? 0 : position;
  wire write = bus_write && ready;

  integer o, p, s, i;

  always @(posedge clk) begin
    if (write && bus_address == 16'hfff8 && bus_data >> 1 >= 1 && bus_data >> 1 <= SLOTS)
      written_count <= bus_data >> 1;
    for (o = 0; o < OUTPUTS; o = o + 1)
      for (s = 0; s < SLOTS; s = s + 1) begin
        if (write && bus_address == o * 256 + s)
          written_port[o * SLOTS + s] <= bus_data > PORTS ? PORTS : bus_data;
        if (INTERCHANGE && write && bus_address == 16'h8000 + o * 256 + s && bus_data < SLOTS)
          written_slot[o * SLOTS + s] <= bus_data;
      end
    if (write && bus_address == 16'hfff7 && bus_data[0]) change <= ASKED;

    for (p = 0; p < PORTS; p = p + 1)
      for (i = 0; i < FRAME; i = i + 1)
        if (tick && i == position)
          entering_word[p * FRAME + i] <= {valid[p] && accepts, words[p * WIDTH +: WIDTH]};

    phase <= tick ? 0 : phase + 1;
    if (tick) position <= frame_ends ? 0 : position + 1;
    if (tick && change == LOADS && position == length - 2) change <= NONE;
    if (frame_ends) begin
      length <= entering_length;
      leaving_length <= length;
      leaving_count <= entering_count;
      for (o = 0; o < OUTPUTS * SLOTS; o = o + 1) begin
        leaving_port[o] <= entering_port[o];
        leaving_slot[o] <= entering_slot[o];
      end
      for (p = 0; p < PORTS; p = p + 1)
        for (i = 0; i < FRAME; i = i + 1) begin
          leaving_word[p * FRAME + i] <=
              i == position ? {valid[p] && accepts, words[p * WIDTH +: WIDTH]}
              : i < position ? entering_word[p * FRAME + i] : 0;
          entering_word[p * FRAME + i] <= 0;
        end
      if (change == ENTERS) change <= LOADS;
      if (change == ASKED) begin
        change <= ENTERS;
        entering_count <= written_count;
        for (o = 0; o < OUTPUTS * SLOTS; o = o + 1) begin
          entering_port[o] <= written_port[o];
          entering_slot[o] <= written_slot[o];
        end
      end
    end

    if (rst) begin
      for (i = 0; i < PORTS * FRAME; i = i + 1) begin
        entering_word[i] <= 0;
        leaving_word[i] <= 0;
      end
      change <= LOADS;
      length <= FRAME;
      leaving_length <= FRAME;
      position <= FRAME - 1;
      phase <= 0;
      written_count <= SLOTS;
      entering_count <= SLOTS;
      leaving_count <= SLOTS;
      for (o = 0; o < OUTPUTS * SLOTS; o = o + 1) begin
        written_port[o] <= PORTS;
        entering_port[o] <= PORTS;
        leaving_port[o] <= PORTS;
        written_slot[o] <= 0;
        entering_slot[o] <= 0;
        leaving_slot[o] <= 0;
      end
    end
  end

  // What leaves at this position of the frame after.
  reg [7:0] from;
  reg [7:0] source;
  always @* begin
    out_valid = 0;
    out_words = 0;
    for (o = 0; o < OUTPUTS; o = o + 1) begin
      source = PORTS;
      from = position;
      for (s = 0; s < SLOTS; s = s + 1)
        if (s == (leaving_count == 1 ? 0 : position)) begin
          source = leaving_port[o * SLOTS + s];
          if (INTERCHANGE && leaving_count != 1) from = leaving_slot[o * SLOTS + s];
        end
      for (p = 0; p < PORTS; p = p + 1)
        for (i = 0; i < FRAME; i = i + 1)
          if (p == source && i == from && leaving_word[p * FRAME + i][WIDTH]) begin
            out_valid[o] = 1;
            out_words[o * WIDTH +: WIDTH] = leaving_word[p * FRAME + i][WIDTH-1:0];
          end
    end
  end
endmodule
