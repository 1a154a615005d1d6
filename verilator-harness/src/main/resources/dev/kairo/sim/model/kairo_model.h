// The C ABI of a compiled model, written once for every model. The shim that includes this file
// names the model's class and its ports; Java finds everything else through kairo_get_api().
//
// A cycle: the caller has written inputs; eval with the clock low settles combinational outputs
// (handshakes are sampled here), eval with the clock high is the edge, and what the caller reads
// afterwards are the values after the edge.
#ifndef KAIRO_MODEL_H
#define KAIRO_MODEL_H

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "kairo_state.h"
#include "verilated.h"
#include "verilated_syms.h"
#ifdef KAIRO_SAVE
#include "kairo_snapshot.h"
#endif
#ifdef KAIRO_WAVES
#include "kairo_waves.h"
#endif
#ifdef KAIRO_COVERAGE
#include "verilated_cov.h"
#endif

namespace kairo {

// A model's traits: Model, PORTS, PORT_COUNT, bind(model, addresses), TOP_FILE, TOP_LINE,
// EDGE_ONLY_CLOCK, and risingEdge(model), a whole cycle of that clock in one evaluation.
template <class T>
class Instance final : public State {
    using Model = typename T::Model;
    std::unique_ptr<VerilatedContext> m_context{new VerilatedContext};
    std::unique_ptr<Model> m_model;
    void* m_ports[T::PORT_COUNT + 1];
    uint8_t* m_clock = nullptr;
    bool m_edgeOnly = false;
    bool m_quick = false;
#ifdef KAIRO_WAVES
    WaveFile m_waves;

    void startWaves() {
        if (!m_waves.start(*m_model, cycles, time)) endWaves();
    }

    // What was recorded so far stays readable; the run ends, since it was to be recorded.
    void endWaves() {
        end(this, NO_ROOM, "", 0, m_waves.shortage().c_str());
        m_waves.close();
    }
#endif

    void enter() {
        t_current = this;
        Verilated::threadContextp(m_context.get());
    }

    int32_t left() const { return status | (logBytes ? LOGGED : 0); }

    template <class F>
    int32_t guarded(F work, int32_t entering = 1) {
        if (VL_UNLIKELY(entering)) enter();
        try {
            work();
        } catch (const Unwinding&) {
        } catch (const std::exception& problem) {
            caught(problem.what());
        } catch (...) { caught("an object that is not a std::exception"); }
        return left();
    }

    void caught(const char* what) {
        const char* file = Verilated::dpiFilenamep();
        const bool known = file && file[0];
        end(this, EXCEPTION, known ? file : T::TOP_FILE, known ? Verilated::dpiLineno() : T::TOP_LINE,
            what);
    }

    void eval() {
        m_model->eval();
#ifdef KAIRO_WAVES
        if (VL_UNLIKELY(!m_waves.dump(time))) endWaves();
#endif
    }

    void at(uint64_t now) {
        time = now;
        m_context->time(now);
    }

    // Moves to the next edge of any clock; edges at the same time are one evaluation.
    bool nextEdge() {
        uint64_t now = ~0ULL;
        for (const Clock& c : clocks) now = c.next < now ? c.next : now;
        bool primary = false;
        at(now);
        for (size_t i = 0; i < clocks.size(); ++i) {
            Clock& c = clocks[i];
            if (c.next != now) continue;
            c.high = !c.high;
            *c.pin = c.high;
            c.next += c.half;
            if (i == 0) primary = c.high;
        }
        return primary;
    }

    // One cycle of the first clock, by both its edges.
    void cycle() {
#ifdef KAIRO_WAVES
        if (m_waves.wanted()) startWaves();
#endif
        if (!streams.empty()) offer(streams);
        if (multipleClocks) {
            // Combinational outputs settle before any clock moves.
            eval();
            if (!streams.empty()) sample(streams, cycles);
            bool primary = false;
            while (!primary && status == RUNNING) {
                primary = nextEdge();
                eval();
            }
        } else if (m_clock) {
            at((cycles + 1) * 2 * HALF_PERIOD);
            *m_clock = 0;
            eval();
            if (!streams.empty()) sample(streams, cycles);
            at(time + HALF_PERIOD);
            *m_clock = 1;
            eval();
        } else {
            at((cycles + 1) * 2 * HALF_PERIOD);
            eval();
            if (!streams.empty()) sample(streams, cycles);
        }
        ++cycles;
        if (!streams.empty()) transfer(streams);
    }

    void quickCycle() {
        at((cycles + 1) * 2 * HALF_PERIOD + HALF_PERIOD);
        T::risingEdge(*m_model);
        ++cycles;
    }

    // Whether nobody looks at the moment before the edge.
    void chooseCycle() {
        m_quick = m_edgeOnly && streams.empty() && !multipleClocks;
#ifdef KAIRO_WAVES
        if (m_waves.wanted()) m_quick = false;
#endif
    }

    static Instance* self(void* instance) { return static_cast<Instance*>(instance); }

public:
    explicit Instance(uint64_t seed) {
        context = m_context.get();
        status = RUNNING;
        m_context->randReset(2);
        m_context->randSeed(static_cast<int>(seed));
#ifdef KAIRO_WAVES
        m_context->traceEverOn(true);
#endif
    }

    ~Instance() {
        enter();
#ifdef KAIRO_WAVES
        m_waves.close();
#endif
        m_model.reset();
        for (Stream* s : streams) {
            delete[] s->ring;
            delete s;
        }
        t_current = nullptr;
        Verilated::threadContextp(nullptr);
    }

    static void* create(void*, int64_t seed, int64_t clock, int64_t ticket) {
        // Verilator's random state is per thread but its seed is per library.
        static std::mutex s_seeding;
        const std::lock_guard<std::mutex> lock{s_seeding};
        Instance* const made = new Instance{static_cast<uint64_t>(seed)};
        made->ticket = ticket;
        made->guarded([&] {
            made->m_model.reset(new Model{made->m_context.get(), "TOP"});
            T::bind(*made->m_model, made->m_ports);
            made->ports = made->m_ports;
            for (size_t i = 0; i < T::PORT_COUNT; ++i) {
                if (!T::PORTS[i].output) std::memset(made->m_ports[i], 0, T::PORTS[i].bytes);
            }
            if (clock >= 0) made->m_clock = static_cast<uint8_t*>(made->m_ports[clock]);
            made->m_edgeOnly = clock >= 0 && clock == T::EDGE_ONLY_CLOCK;
            made->m_model->eval();
            made->chooseCycle();
        });
        return made;
    }

    static int64_t destroy(void* instance, int64_t, int64_t, int64_t) {
        delete self(instance);
        return 0;
    }

    static int64_t final(void* instance, int64_t, int64_t, int64_t) {
        Instance* const me = self(instance);
        if (!me->m_model || me->status >= NOT_CONVERGED) return me->left();
        return me->guarded([&] { me->m_model->final(); });
    }

    static int64_t clearLog(void* instance, int64_t, int64_t, int64_t) {
        Instance* const me = self(instance);
        me->logText.clear();
        me->logBytes = 0;
        return 0;
    }

    static int32_t settle(void* instance, int32_t) {
        Instance* const me = self(instance);
        if (VL_UNLIKELY(me->status != RUNNING)) return me->left();
        return me->guarded([&] {
            if (!me->multipleClocks && me->m_clock) *me->m_clock = 0;
            me->eval();
        });
    }

    static int32_t step1(void* instance, int32_t entering) {
        Instance* const me = self(instance);
        if (VL_UNLIKELY(me->status != RUNNING)) return me->left();
        return me->m_quick ? me->guarded([me] { me->quickCycle(); }, entering)
                           : me->guarded([me] { me->cycle(); }, entering);
    }

    static int64_t stepMany(void* instance, int64_t count, int64_t, int64_t) {
        Instance* const me = self(instance);
        if (me->status != RUNNING) return me->left();
        return me->guarded([&] {
            if (me->m_quick) {
                while (count-- > 0 && me->status == RUNNING && me->logBytes < LOG_LIMIT) {
                    me->quickCycle();
                }
            } else {
                while (count-- > 0 && me->status == RUNNING && me->logBytes < LOG_LIMIT) me->cycle();
            }
        });
    }

    static uint64_t value(const void* address, uint32_t bytes) {
        uint64_t result = 0;
        std::memcpy(&result, address, bytes < 8 ? bytes : 8);
        return result;
    }

    static int64_t until(void* instance, int64_t port, int64_t wanted, int64_t limit) {
        Instance* const me = self(instance);
        if (me->status != RUNNING) return me->left();
        const void* const address = me->m_ports[port];
        const uint32_t bytes = T::PORTS[port].bytes;
        return me->guarded([&] {
            while (limit-- > 0 && me->status == RUNNING && me->logBytes < LOG_LIMIT
                   && value(address, bytes) != static_cast<uint64_t>(wanted)) {
                if (me->m_quick) {
                    me->quickCycle();
                } else {
                    me->cycle();
                }
            }
        });
    }

    static int64_t addClock(void* instance, int64_t port, int64_t half, int64_t phase) {
        Instance* const me = self(instance);
        me->clocks.push_back(Clock{static_cast<uint8_t*>(me->m_ports[port]),
                                   static_cast<uint64_t>(half), static_cast<uint64_t>(phase), false});
        me->multipleClocks = true;
        me->chooseCycle();
        return 0;
    }

    // ports: valid, ready and data, 16 bits each; shape: capacity, and the top bit for a producer
    static int64_t addStream(void* instance, int64_t ports, int64_t shape, int64_t seed) {
        Instance* const me = self(instance);
        Stream* const s = new Stream{};
        const size_t data = (ports >> 32) & 0xffff;
        s->valid = static_cast<uint8_t*>(me->m_ports[ports & 0xffff]);
        s->ready = static_cast<uint8_t*>(me->m_ports[(ports >> 16) & 0xffff]);
        s->data = static_cast<uint8_t*>(me->m_ports[data]);
        s->bytes = T::PORTS[data].bytes;
        s->producer = shape < 0;
        s->capacity = static_cast<uint64_t>(shape) & 0x7fffffff;
        s->stride = 8 + ((s->bytes + 7) & ~7U);
        s->ring = new uint8_t[s->capacity * s->stride]();
        s->random = static_cast<uint64_t>(seed) | 1;
        me->streams.push_back(s);
        me->chooseCycle();
        return reinterpret_cast<int64_t>(s);
    }

    // Every variable made public at build time, one line each: path, address, word bytes, depth, bits.
    static int64_t memories(void* instance, int64_t, int64_t, int64_t) {
        Instance* const me = self(instance);
        me->enter();
        me->snapshotText.clear();
        const VerilatedScopeNameMap* const scopes = me->m_context->scopeNameMap();
        if (scopes) {
            for (const auto& scope : *scopes) {
                const VerilatedVarNameMap* const variables = scope.second->varsp();
                if (!variables) continue;
                for (const auto& variable : *variables) {
                    const VerilatedVar& v = variable.second;
                    if (v.udims() != 1) continue;
                    char line[256];
                    std::snprintf(line, sizeof line, "\t%lld\t%u\t%d\t%d\n",
                                  static_cast<long long>(reinterpret_cast<intptr_t>(v.datap())),
                                  v.entSize(), v.unpacked().elements(), v.packed().elements());
                    me->snapshotText += std::string{scope.second->name()} + "." + v.name() + line;
                }
            }
        }
        me->snapshot = me->snapshotText.data();
        me->snapshotBytes = me->snapshotText.size();
        return 0;
    }

    static int64_t save(void* instance, int64_t, int64_t, int64_t) {
#ifdef KAIRO_SAVE
        Instance* const me = self(instance);
        me->snapshotText.clear();
        const int32_t result = me->guarded([&] {
            MemoryWriter out{me->snapshotText};
            out.write(&me->cycles, sizeof me->cycles);
            out.write(&me->time, sizeof me->time);
            for (const Clock& c : me->clocks) out.write(&c, sizeof c);
            out << me->m_context.get() << *me->m_model;
            out.finish();
        });
        me->snapshot = me->snapshotText.data();
        me->snapshotBytes = me->snapshotText.size();
        return result;
#else
        return -1;
#endif
    }

    static int64_t restore(void* instance, int64_t data, int64_t size, int64_t) {
#ifdef KAIRO_SAVE
        Instance* const me = self(instance);
        return me->guarded([&] {
            MemoryReader in{reinterpret_cast<const char*>(data), static_cast<size_t>(size)};
            in.read(&me->cycles, sizeof me->cycles);
            in.read(&me->time, sizeof me->time);
            for (Clock& c : me->clocks) {
                uint8_t* const pin = c.pin;
                in.read(&c, sizeof c);
                c.pin = pin;
            }
            in >> me->m_context.get() >> *me->m_model;
            in.finish();
            me->status = RUNNING;
        });
#else
        return -1;
#endif
    }

    // Waves begin at a cycle, which may be still to come.
    static int64_t wavesFrom(void* instance, int64_t cycle, int64_t, int64_t) {
#ifdef KAIRO_WAVES
        self(instance)->m_waves.from(static_cast<uint64_t>(cycle));
        return 0;
#else
        return -1;
#endif
    }

    static int64_t openWaves(void* instance, const char* path) {
#ifdef KAIRO_WAVES
        Instance* const me = self(instance);
        return me->guarded([&] {
            me->m_waves.to(path);
            me->startWaves();
            me->chooseCycle();
        });
#else
        return -1;
#endif
    }

    static int64_t closeWaves(void* instance, int64_t, int64_t, int64_t) {
#ifdef KAIRO_WAVES
        Instance* const me = self(instance);
        me->enter();
        me->m_waves.close();
        me->chooseCycle();
        return 0;
#else
        return -1;
#endif
    }

    static int64_t writeCoverage(void* instance, const char* path) {
#ifdef KAIRO_COVERAGE
        Instance* const me = self(instance);
        return me->guarded([&] { me->m_context->coveragep()->write(path); });
#else
        return -1;
#endif
    }
};

struct Api {
    uint64_t abi;
    uint64_t portCount;
    const Port* ports;
    void* (*create)(void*, int64_t, int64_t, int64_t);
    int64_t (*destroy)(void*, int64_t, int64_t, int64_t);
    int64_t (*final)(void*, int64_t, int64_t, int64_t);
    int64_t (*clearLog)(void*, int64_t, int64_t, int64_t);
    int32_t (*settle)(void*, int32_t);
    int32_t (*step1)(void*, int32_t);
    int64_t (*stepMany)(void*, int64_t, int64_t, int64_t);
    int64_t (*until)(void*, int64_t, int64_t, int64_t);
    int64_t (*addClock)(void*, int64_t, int64_t, int64_t);
    int64_t (*addStream)(void*, int64_t, int64_t, int64_t);
    int64_t (*memories)(void*, int64_t, int64_t, int64_t);
    int64_t (*save)(void*, int64_t, int64_t, int64_t);
    int64_t (*restore)(void*, int64_t, int64_t, int64_t);
    int64_t (*wavesFrom)(void*, int64_t, int64_t, int64_t);
    int64_t (*openWaves)(void*, const char*);
    int64_t (*closeWaves)(void*, int64_t, int64_t, int64_t);
    int64_t (*writeCoverage)(void*, const char*);
};

template <class T>
const Api* api() {
    using I = Instance<T>;
    static const Api table{KAIRO_ABI,    T::PORT_COUNT,  T::PORTS,     &I::create,
                           &I::destroy,  &I::final,     &I::clearLog,   &I::settle,   &I::step1,
                           &I::stepMany, &I::until,     &I::addClock,   &I::addStream, &I::memories,
                           &I::save,     &I::restore,   &I::wavesFrom, &I::openWaves,  &I::closeWaves,
                           &I::writeCoverage};
    return &table;
}

}  // namespace kairo

#endif
