// Verilator's serialization into memory instead of a file.
#ifndef KAIRO_SNAPSHOT_H
#define KAIRO_SNAPSHOT_H

#include <cstring>
#include <string>

#include "verilated_save.h"

namespace kairo {

class MemoryWriter final : public VerilatedSerialize {
    std::string& m_out;

public:
    explicit MemoryWriter(std::string& out)
        : m_out{out} {
        m_isOpen = true;
        m_filename = "snapshot";
        header();
    }
    ~MemoryWriter() override = default;
    void finish() {
        trailer();
        flush();
    }
    void flush() override {
        m_out.append(reinterpret_cast<const char*>(m_bufp), static_cast<size_t>(m_cp - m_bufp));
        m_cp = m_bufp;
    }
};

class MemoryReader final : public VerilatedDeserialize {
public:
    MemoryReader(const char* data, size_t size) {
        delete[] m_bufp;
        m_bufp = new uint8_t[size + bufferInsertSize()]();
        std::memcpy(m_bufp, data, size);
        m_cp = m_bufp;
        m_endp = m_bufp + size;
        m_isOpen = true;
        m_filename = "snapshot";
        header();
    }
    ~MemoryReader() override = default;
    void finish() { trailer(); }
    void flush() override {}
    void fill() override {
        if (m_cp > m_endp) vl_fatal("", 0, "", "The snapshot ends too early.");
    }
};

}  // namespace kairo

#endif
