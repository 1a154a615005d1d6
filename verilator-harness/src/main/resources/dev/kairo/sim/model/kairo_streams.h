// Streams: words that move in each cycle in which valid and ready are both 1, without a call from
// Java. offer() drives this side's signals before the edge, sample() looks at both once they have
// settled, and transfer() counts after the edge.
#ifndef KAIRO_STREAMS_H
#define KAIRO_STREAMS_H

#include <cstdint>
#include <cstring>
#include <vector>

namespace kairo {

// One end of a stream: a ring of words that the model's side fills or empties by itself.
struct Stream {
    uint64_t head;        // 0: next word to take out
    uint64_t tail;        // 8: next free word
    uint64_t capacity;    // 16
    uint64_t stride;      // 24: bytes from word to word; the first eight hold the cycle
    uint8_t* ring;        // 32
    uint64_t gap;         // 40: out of 2^32, how often a cycle is left idle
    uint64_t random;      // 48
    uint64_t stalls;      // 56: cycles in which one side waited for the other
    uint8_t* valid;
    uint8_t* ready;
    uint8_t* data;
    uint32_t bytes;
    bool producer;
    bool offered;
    bool fires;
};

inline uint64_t next(uint64_t& random) {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return random;
}

inline bool idle(Stream& s) { return s.gap && ((next(s.random) >> 32) < s.gap); }

inline void offer(const std::vector<Stream*>& streams) {
    for (Stream* s : streams) {
        if (s->producer) {
            // A word once offered stays until it is taken, whatever the gaps.
            if (!s->offered) s->offered = s->head != s->tail && !idle(*s);
            *s->valid = s->offered;
            if (s->offered) {
                std::memcpy(s->data, s->ring + (s->head % s->capacity) * s->stride + 8, s->bytes);
            }
        } else {
            s->offered = s->tail - s->head < s->capacity && !idle(*s);
            *s->ready = s->offered;
        }
    }
}

inline void sample(const std::vector<Stream*>& streams, uint64_t cycles) {
    for (Stream* s : streams) {
        s->fires = *s->valid && *s->ready;
        if (*s->valid != *s->ready) ++s->stalls;
        if (!s->fires) continue;
        uint8_t* const slot = s->ring + ((s->producer ? s->head : s->tail) % s->capacity) * s->stride;
        std::memcpy(slot, &cycles, 8);
        if (!s->producer) std::memcpy(slot + 8, s->data, s->bytes);
    }
}

inline void transfer(const std::vector<Stream*>& streams) {
    for (Stream* s : streams) {
        if (!s->fires) continue;
        if (s->producer) {
            ++s->head;
            s->offered = false;
        } else {
            ++s->tail;
        }
    }
}

}  // namespace kairo

#endif
