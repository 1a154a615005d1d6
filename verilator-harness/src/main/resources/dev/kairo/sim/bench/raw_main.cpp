// The limit Java is held against: a plain C++ main loop around the same model, with the same
// stimulus and the same checksum. Arguments: cycles; 'each' to write inputs and read outputs in every
// cycle, 'held' to write them once and read at the end; 'edge' to leave out the falling edge, which
// Kairo does where nobody can see the difference.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "VKairo.h"
#include "VKairo___024root.h"

static const int ROWS = 256;
static const int WORDS = @WORDS@;

static uint64_t nanoseconds() {
    timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<uint64_t>(now.tv_sec) * 1000000000ULL + static_cast<uint64_t>(now.tv_nsec);
}

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const long cycles = std::atol(arguments[1]);
    const bool held = count > 2 && arguments[2][0] == 'h';
    const bool edgeOnly = count > 3 && arguments[3][0] == 'e';
    std::vector<uint32_t> table(ROWS * WORDS);
    uint64_t random = 88172645463325252ULL;
    for (uint32_t& word : table) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        word = static_cast<uint32_t>(random >> 16);
    }
    VerilatedContext context;
    context.randReset(0);
    VKairo model{&context, "TOP"};
@CLEAR@
    model.clk = 0;
    model.eval();
    uint64_t checksum = 0;
    const auto poke = [&](long cycle) {
        const uint32_t* const row = &table[(cycle % ROWS) * WORDS];
@POKE@
    };
    const auto peek = [&] {
        uint64_t sum = 0;
@PEEK@
        return sum;
    };
    const auto run = [&] {
        if (edgeOnly) {
@LOWER@
        } else {
            model.clk = 0;
            model.eval();
        }
        model.clk = 1;
        model.eval();
    };
    const uint64_t start = nanoseconds();
    if (held) {
        poke(0);
        for (long cycle = 0; cycle < cycles; ++cycle) run();
        checksum = peek();
    } else {
        for (long cycle = 0; cycle < cycles; ++cycle) {
            poke(cycle);
            run();
            // The first cycles show the random initial state.
            if (cycle >= 16) checksum = (checksum + peek()) * 0x9E3779B97F4A7C15ULL;
        }
    }
    const uint64_t elapsed = nanoseconds() - start;
    std::printf("%llu %016llx\n", static_cast<unsigned long long>(elapsed),
                static_cast<unsigned long long>(checksum));
    return 0;
}
