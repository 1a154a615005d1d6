// What an instance shows to Java in memory, and where what its design prints, stops and finishes
// with goes.
#ifndef KAIRO_STATE_H
#define KAIRO_STATE_H

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "kairo_streams.h"
#include "verilated.h"

namespace kairo {

enum Status : int32_t {
    RUNNING = 0,
    FINISHED = 1,
    STOPPED = 2,
    ASSERTION = 3,
    FATAL = 4,
    NOT_CONVERGED = 5,
    RUNTIME = 6,
    EXCEPTION = 7,
    NO_ROOM = 8,
    ENDED = 0xff,
    LOGGED = 0x100
};

struct Port {
    const char* name;
    uint32_t width;
    uint32_t output;
    uint32_t bytes;
    uint32_t unused;
};

struct Clock {
    uint8_t* pin;
    uint64_t half;
    uint64_t next;
    bool high;
};

// Java reads the fields with a number in place; their order is part of the ABI.
struct State {
    uint64_t cycles = 0;           // 0
    uint64_t time = 0;             // 8
    int32_t status = RUNNING;      // 16
    int32_t line = 0;              // 20
    const char* file = "";         // 24
    const char* message = "";      // 32
    const char* log = "";          // 40
    uint64_t logBytes = 0;         // 48
    void* const* ports = nullptr;  // 56
    const char* snapshot = nullptr;  // 64
    uint64_t snapshotBytes = 0;      // 72
    int64_t ticket = 0;              // 80

    std::string fileText, messageText, logText, snapshotText;
    VerilatedContext* context = nullptr;
    std::vector<Stream*> streams;
    std::vector<Clock> clocks;
    bool multipleClocks = false;
};

static const size_t LOG_LIMIT = 1 << 16;
static const uint64_t HALF_PERIOD = 5;

// Which instance this thread runs: what Verilator's runtime reports has no other way to it.
static thread_local State* t_current = nullptr;

struct Unwinding {};

static void end(State* state, int32_t status, const char* file, int line, const char* message) {
    if (state->status != RUNNING) return;  // the first cause is the one to tell
    state->fileText = file ? file : "";
    state->messageText = message ? message : "";
    state->file = state->fileText.c_str();
    state->message = state->messageText.c_str();
    state->line = line;
    state->status = status;
}

// The last printed line, when it is the message that Verilator prints before an assertion stops.
static int32_t announced(State* state, const char* file, int line, std::string& message) {
    const std::string& log = state->logText;
    const char* const slash = file ? std::strrchr(file, '/') : nullptr;
    const std::string name = slash ? slash + 1 : file ? file : "";
    const std::string place = name + ":" + std::to_string(line) + ":";
    for (const char* prefix : {"%Fatal: ", "%Error: "}) {
        const size_t at = log.rfind(prefix + place);
        if (at == std::string::npos) continue;
        message = log.substr(at + std::strlen(prefix) + place.size());
        while (!message.empty() && (message.back() == '\n')) message.pop_back();
        if (!message.empty() && message[0] == ' ') message.erase(0, 1);
        return prefix[1] == 'F' ? FATAL : ASSERTION;
    }
    return STOPPED;
}

}  // namespace kairo

int kairo_vprintf(const char* format, va_list arguments) {
    va_list copy;
    va_copy(copy, arguments);
    const int length = std::vsnprintf(nullptr, 0, format, copy);
    va_end(copy);
    kairo::State* const state = kairo::t_current;
    if (length <= 0 || !state) return length;
    const size_t old = state->logText.size();
    state->logText.resize(old + static_cast<size_t>(length) + 1);
    std::vsnprintf(&state->logText[old], static_cast<size_t>(length) + 1, format, arguments);
    state->logText.resize(old + static_cast<size_t>(length));
    state->log = state->logText.data();
    state->logBytes = state->logText.size();
    return length;
}

int kairo_printf(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = kairo_vprintf(format, arguments);
    va_end(arguments);
    return length;
}

void vl_finish(const char* file, int line, const char*) {
    if (!kairo::t_current) return;
    kairo::t_current->context->gotFinish(true);
    kairo::end(kairo::t_current, kairo::FINISHED, file, line, "$finish");
}

void vl_stop(const char* file, int line, const char*) {
    if (!kairo::t_current) return;
    std::string message = "$stop";
    const int32_t status = kairo::announced(kairo::t_current, file, line, message);
    kairo::t_current->context->gotError(true);
    kairo::t_current->context->gotFinish(true);
    kairo::end(kairo::t_current, status, file, line, message.c_str());
}

void vl_fatal(const char* file, int line, const char*, const char* message) {
    if (!kairo::t_current) throw kairo::Unwinding{};
    const bool loops = message && std::strstr(message, "did not converge");
    kairo::t_current->context->gotError(true);
    kairo::end(kairo::t_current, loops ? kairo::NOT_CONVERGED : kairo::RUNTIME, file, line, message);
    throw kairo::Unwinding{};  // returning would go round the converge loop for ever
}

#endif
