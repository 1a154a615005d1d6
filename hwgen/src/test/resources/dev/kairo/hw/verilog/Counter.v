// Counter
//   width = 8
`default_nettype none

module Counter (
  input  wire       clk,
  input  wire       rst,
  input  wire       enable,
  input  wire       clear,
  output wire [7:0] value,
  output wire       wrapped
);

  reg [7:0] count;

  always @(posedge clk) begin
    if (rst) begin
      count <= 8'd0;
    end else if (clear) begin
      count <= 8'd0;
    end else if (enable) begin
      count <= count + 8'd1;
    end
  end

  assign value = count;
  assign wrapped = count == 8'd255;

endmodule

`default_nettype wire
