// Single-precision sums and products as the circuits define them: rounded once, to nearest even;
// one NaN; with FLUSH, values below the least normal one are zeros of their sign, before the
// operation and after its rounding.
#include <cstdint>
#include <cstring>

namespace {

constexpr uint32_t SIGN = 0x80000000u;
constexpr uint32_t EXPONENT = 0x7f800000u;
constexpr uint32_t QUIET_NAN = 0x7fc00000u;

template <bool FLUSH>
inline uint32_t flushed(uint32_t word) {
    return FLUSH && (word & EXPONENT) == 0 ? word & SIGN : word;
}

template <bool FLUSH>
inline float number(uint32_t word) {
    word = flushed<FLUSH>(word);
    float value;
    std::memcpy(&value, &word, sizeof value);
    return value;
}

template <bool FLUSH>
inline uint32_t word(float value) {
    uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return (bits & ~SIGN) > EXPONENT ? QUIET_NAN : flushed<FLUSH>(bits);
}

}  // namespace

extern "C" {

uint32_t kairo_sum(uint32_t a, uint32_t b) {
    return word<false>(number<false>(a) + number<false>(b));
}

uint32_t kairo_sum_flushed(uint32_t a, uint32_t b) {
    return word<true>(number<true>(a) + number<true>(b));
}

uint32_t kairo_product(uint32_t a, uint32_t b) {
    return word<false>(number<false>(a) * number<false>(b));
}

uint32_t kairo_product_flushed(uint32_t a, uint32_t b) {
    return word<true>(number<true>(a) * number<true>(b));
}
}
