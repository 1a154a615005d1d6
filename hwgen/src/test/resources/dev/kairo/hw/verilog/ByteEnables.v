// ByteEnables
`default_nettype none

module ByteEnables (
  input  wire        clk,
  input  wire        we,
  input  wire [3:0]  be,
  input  wire [9:0]  address,
  input  wire [31:0] d,
  output reg  [31:0] q
);

  (* ram_style = "block" *)
  reg [31:0] words [0:1023];

  always @(posedge clk) begin
    if (we) begin
      if (be[0]) words[address][7:0] <= d[7:0];
      if (be[1]) words[address][15:8] <= d[15:8];
      if (be[2]) words[address][23:16] <= d[23:16];
      if (be[3]) words[address][31:24] <= d[31:24];
    end
    q <= words[address];
  end

endmodule

`default_nettype wire
