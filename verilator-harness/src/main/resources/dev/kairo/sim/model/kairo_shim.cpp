// The ports of @TOP@, and everything else from kairo_model.h.
#include "kairo_model.h"
#include "VKairo.h"
#include "VKairo___024root.h"

struct Traits {
    using Model = VKairo;
    static constexpr size_t PORT_COUNT = @PORT_COUNT@;
    static constexpr int64_t EDGE_ONLY_CLOCK = @EDGE_ONLY_CLOCK@;
    static constexpr const char* TOP_FILE = "@TOP_FILE@";
    static constexpr int TOP_LINE = @TOP_LINE@;
    static constexpr kairo::Port PORTS[] = {
@PORTS@        {"", 0, 0, 0, 0}};
    static void bind(VKairo& model, void** address) {
@ADDRESSES@    }
    static void risingEdge(VKairo& model) {
        (void)model;
@RISING_EDGE@    }
};
constexpr kairo::Port Traits::PORTS[];
constexpr const char* Traits::TOP_FILE;

extern "C" __attribute__((visibility("default"))) const void* kairo_get_api() {
    return kairo::api<Traits>();
}
