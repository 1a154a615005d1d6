// Hierarchy
`default_nettype none

module Hierarchy (
  input  wire        clk,
  input  wire        rst,
  input  wire [1:0]  go,
  output wire [7:0]  y,
  output wire [12:0] wide
);

  wire [7:0] first_value;
  wire       first_wrapped;
  wire [7:0] second_value;
  wire       unused_second_wrapped;
  wire [7:0] unused_arithmetic_mask;
  wire [3:0] unused_arithmetic_top;
  wire [7:0] unused_arithmetic_chosen;

  wire first_enable = go[0];
  wire first_clear = go[0] && go[1];

  Counter first (
    .clk     (clk),
    .rst     (rst),
    .enable  (first_enable),
    .clear   (first_clear),
    .value   (first_value),
    .wrapped (first_wrapped)
  );

  wire second_clear = 1'b0;

  Counter second (
    .clk     (clk),
    .rst     (rst),
    .enable  (first_wrapped),
    .clear   (second_clear),
    .value   (second_value),
    .wrapped (unused_second_wrapped)
  );

  wire arithmetic_c = go[1];

  Arithmetic arithmetic (
    .a      (first_value),
    .b      (second_value),
    .c      (arithmetic_c),
    .total  (y),
    .mask   (unused_arithmetic_mask),
    .top    (unused_arithmetic_top),
    .wide   (wide),
    .chosen (unused_arithmetic_chosen)
  );

endmodule

`default_nettype wire
