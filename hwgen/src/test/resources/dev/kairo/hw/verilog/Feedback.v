// Feedback
`default_nettype none

module Feedback (
  input  wire       clk,
  input  wire       rst,
  input  wire [7:0] a,
  output wire [7:0] early_out,
  output wire       state,
  output wire [7:0] twice
);

  reg toggle;

  wire [7:0] later = a + {7'd0, toggle};

  always @(posedge clk) begin
    if (rst) begin
      toggle <= 1'b1;
    end else begin
      toggle <= !toggle;
    end
  end

  assign early_out = later ^ a;
  assign state = toggle;
  assign twice = later & ~(later - a);

endmodule

`default_nettype wire
