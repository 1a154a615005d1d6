// What the one JNI library of Kairo does: load a model, and call the functions of its C ABI.
// Every argument is a plain number, so a call costs no more than JNI itself.
#ifndef KAIRO_BRIDGE_H
#define KAIRO_BRIDGE_H

#include <dlfcn.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>

// Copied at once: the JVM itself may look up symbols before Java asks what went wrong.
static thread_local char t_problem[1024];

static inline int64_t library(const char* path) {
    // Local: two models hold the same symbols and must not see each other's.
    void* const opened = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const char* const reason = opened ? "" : dlerror();
    std::strncpy(t_problem, reason ? reason : "", sizeof t_problem - 1);
    return reinterpret_cast<int64_t>(opened);
}

static inline int64_t symbol(int64_t library, const char* name) {
    return reinterpret_cast<int64_t>(dlsym(reinterpret_cast<void*>(library), name));
}

static inline const char* problem() { return t_problem; }

static inline void release(int64_t library) { dlclose(reinterpret_cast<void*>(library)); }

static inline int64_t allocate(int64_t bytes) {
    return reinterpret_cast<int64_t>(std::malloc(static_cast<size_t>(bytes)));
}

static inline void free(int64_t address) { std::free(reinterpret_cast<void*>(address)); }

static inline int64_t table(int64_t function) {
    return reinterpret_cast<int64_t>(reinterpret_cast<const void* (*)()>(function)());
}

// Which instance this thread ran last, by a number that is never used twice. The one library that
// every model shares can afford the fastest kind of thread-local variable; the models, of which
// there may be hundreds, can't.
static thread_local int64_t t_last __attribute__((tls_model("initial-exec"))) = 0;
static std::atomic<int64_t> s_tickets{0};
static const int TICKET = 10;  // the word of an instance that holds its number

static inline int64_t ticket() { return ++s_tickets; }

static inline int32_t step(int64_t function, int64_t instance) {
    const int64_t ticket = reinterpret_cast<const int64_t*>(instance)[TICKET];
    const int32_t entering = ticket != t_last;
    t_last = ticket;
    return reinterpret_cast<int32_t (*)(void*, int32_t)>(function)(
        reinterpret_cast<void*>(instance), entering);
}

static inline int64_t call(int64_t function, int64_t instance, int64_t a, int64_t b, int64_t c) {
    t_last = 0;
    return reinterpret_cast<int64_t (*)(void*, int64_t, int64_t, int64_t)>(function)(
        reinterpret_cast<void*>(instance), a, b, c);
}

static inline int64_t callText(int64_t function, int64_t instance, const char* text) {
    t_last = 0;
    return reinterpret_cast<int64_t (*)(void*, const char*)>(function)(
        reinterpret_cast<void*>(instance), text);
}

#endif
