// Eight lanes of y = a * b + c on float32 numbers: the product is kept whole, the sum is rounded
// once to nearest even. Subnormals count as zero, overflow gives infinity, NaNs are not made.
module lanes (
    input wire clk,
    input wire [255:0] a,
    input wire [255:0] b,
    input wire [255:0] c,
    output wire [255:0] y
);
    genvar i;
    generate
        for (i = 0; i < 8; i = i + 1) begin : lane
            multiply_add unit (
                .clk(clk),
                .a(a[32*i+:32]),
                .b(b[32*i+:32]),
                .c(c[32*i+:32]),
                .y(y[32*i+:32])
            );
        end
    endgenerate
endmodule

// Latency 6: multiply, align, add, count, normalize, round.
module multiply_add (
    input wire clk,
    input wire [31:0] a,
    input wire [31:0] b,
    input wire [31:0] c,
    output reg [31:0] y
);
    // Multiply.
    wire zero = a[30:23] == 8'd0 || b[30:23] == 8'd0;
    reg m_sign, c_sign;
    reg signed [10:0] m_exp, c_exp;
    reg [47:0] m_man, c_man;
    always @(posedge clk) begin
        m_sign <= a[31] ^ b[31];
        m_exp <= zero ? -11'sd200 : $signed({3'd0, a[30:23]}) + $signed({3'd0, b[30:23]}) - 11'sd126;
        m_man <= zero ? 48'd0 : {1'b1, a[22:0]} * {1'b1, b[22:0]};
        c_sign <= c[31];
        c_exp <= c[30:23] == 8'd0 ? -11'sd200 : $signed({3'd0, c[30:23]});
        c_man <= c[30:23] == 8'd0 ? 48'd0 : {1'b1, c[22:0], 24'd0};
    end

    // Align, the larger exponent first; what falls out stays as one sticky bit.
    wire m_first = m_exp >= c_exp;
    wire signed [10:0] apart = m_first ? m_exp - c_exp : c_exp - m_exp;
    wire [47:0] lesser = m_first ? c_man : m_man;
    wire far = apart > 11'sd50;
    wire [5:0] by = apart[5:0];
    wire [98:0] wide = {lesser, 51'd0} >> by;
    reg big_sign, subtract;
    reg signed [10:0] big_exp;
    reg [50:0] big_man, small_man;
    always @(posedge clk) begin
        big_sign <= m_first ? m_sign : c_sign;
        subtract <= m_sign ^ c_sign;
        big_exp <= m_first ? m_exp : c_exp;
        big_man <= {m_first ? m_man : c_man, 3'd0};
        small_man <= far ? {50'd0, lesser != 48'd0} : {wide[98:49], wide[48:0] != 49'd0};
    end

    // Add or subtract.
    wire [51:0] difference = {1'b0, big_man} - {1'b0, small_man};
    reg s_sign;
    reg signed [10:0] s_exp;
    reg [51:0] s_man;
    always @(posedge clk) begin
        s_sign <= big_sign ^ (subtract & difference[51]);
        s_exp <= big_exp;
        s_man <= !subtract ? {1'b0, big_man} + {1'b0, small_man}
            : difference[51] ? 52'd0 - difference : difference;
    end

    // Count leading zeros as a tree.
    wire [63:0] p64 = {s_man, 12'hfff};
    wire z32 = p64[63:32] == 32'd0;
    wire [31:0] p32 = z32 ? p64[31:0] : p64[63:32];
    wire z16 = p32[31:16] == 16'd0;
    wire [15:0] p16 = z16 ? p32[15:0] : p32[31:16];
    wire z8 = p16[15:8] == 8'd0;
    wire [7:0] p8 = z8 ? p16[7:0] : p16[15:8];
    wire z4 = p8[7:4] == 4'd0;
    wire [3:0] p4 = z4 ? p8[3:0] : p8[7:4];
    wire z2 = p4[3:2] == 2'd0;
    wire z1 = z2 ? ~p4[1] : ~p4[3];
    reg l_sign;
    reg signed [10:0] l_exp;
    reg [51:0] l_man;
    reg [5:0] zeros;
    always @(posedge clk) begin
        l_sign <= s_sign;
        l_exp <= s_exp;
        l_man <= s_man;
        zeros <= {z32, z16, z8, z4, z2, z1};
    end

    // Normalize.
    wire [51:0] shifted = l_man << zeros;
    reg n_sign, n_zero;
    reg signed [10:0] n_exp;
    reg [23:0] n_man;
    reg n_up;
    always @(posedge clk) begin
        n_sign <= l_sign;
        n_zero <= l_man == 52'd0;
        n_exp <= l_exp + 11'sd1 - $signed({5'd0, zeros});
        n_man <= shifted[51:28];
        n_up <= shifted[27] & (shifted[28] | shifted[26:0] != 27'd0);
    end

    // Round to nearest even.
    wire [24:0] rounded = {1'b0, n_man} + {24'd0, n_up};
    wire signed [10:0] r_exp = n_exp + $signed({10'd0, rounded[24]});
    wire [22:0] fraction = rounded[24] ? rounded[23:1] : rounded[22:0];
    always @(posedge clk)
        y <= n_zero || r_exp <= 11'sd0 ? {n_sign & ~n_zero, 31'd0}
            : r_exp >= 11'sd255 ? {n_sign, 8'hff, 23'd0}
            : {n_sign, r_exp[7:0], fraction};
endmodule
