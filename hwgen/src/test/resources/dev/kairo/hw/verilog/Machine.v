// Machine
`default_nettype none

module Machine (
  input  wire clk,
  input  wire rst,
  input  wire start,
  input  wire stop,
  output wire running,
  output wire finished
);

  localparam [1:0] IDLE = 2'd0;
  localparam [1:0] BUSY = 2'd1;
  localparam [1:0] DONE = 2'd2;

  reg [1:0] state_next;
  reg [1:0] state;

  always @* begin
    state_next = IDLE;
    case (state)
      IDLE: state_next = start ? BUSY : IDLE;
      BUSY: state_next = stop ? DONE : BUSY;
      DONE: state_next = IDLE;
      default: ;
    endcase
  end

  always @(posedge clk) begin
    if (rst) begin
      state <= IDLE;
    end else begin
      state <= state_next;
    end
  end

  assign running = state == BUSY;
  assign finished = state == DONE;

endmodule

`default_nettype wire
