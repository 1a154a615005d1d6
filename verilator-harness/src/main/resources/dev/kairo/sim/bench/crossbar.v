// A 4 x 4 crossbar of 85-bit words: each output chooses one input, registered on both sides.
module crossbar (
    input wire clk,
    input wire [84:0] in0,
    input wire [84:0] in1,
    input wire [84:0] in2,
    input wire [84:0] in3,
    input wire [7:0] select,
    input wire [3:0] enable,
    output reg [84:0] out0,
    output reg [84:0] out1,
    output reg [84:0] out2,
    output reg [84:0] out3
);
    reg [84:0] held0, held1, held2, held3;
    reg [7:0] chosen;
    reg [3:0] enabled;

    // An output that is never enabled must read the same in every run.
    initial begin
        enabled = 4'd0;
        out0 = 85'd0;
        out1 = 85'd0;
        out2 = 85'd0;
        out3 = 85'd0;
    end

    always @(posedge clk) begin
        held0 <= in0;
        held1 <= in1;
        held2 <= in2;
        held3 <= in3;
        chosen <= select;
        enabled <= enable;
    end

    function [84:0] pick(input [1:0] from);
        case (from)
            2'd0: pick = held0;
            2'd1: pick = held1;
            2'd2: pick = held2;
            default: pick = held3;
        endcase
    endfunction

    always @(posedge clk) begin
        if (enabled[0]) out0 <= pick(chosen[1:0]);
        if (enabled[1]) out1 <= pick(chosen[3:2]);
        if (enabled[2]) out2 <= pick(chosen[5:4]);
        if (enabled[3]) out3 <= pick(chosen[7:6]);
    end
endmodule
