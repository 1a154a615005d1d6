// An FST file being written. The writer behind it maps files it believes to have written, so a full
// disk would end the process: recording stops while there is still room to complete the file.
#ifndef KAIRO_WAVES_H
#define KAIRO_WAVES_H

#include <sys/statvfs.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

#include "verilated_fst_c.h"

namespace kairo {

class WaveFile final {
    static const uint64_t ROOM = 64ULL << 20;
    static const uint32_t DUMPS_BETWEEN_LOOKS = 4096;

    std::unique_ptr<VerilatedFstC> m_file;
    std::string m_path;
    uint64_t m_from = 0;
    uint64_t m_dumped = 0;
    uint32_t m_dumps = 0;

    bool room() const {
        const size_t slash = m_path.rfind('/');
        const std::string directory = slash == std::string::npos ? "." : m_path.substr(0, slash + 1);
        struct statvfs disk;
        if (statvfs(directory.c_str(), &disk)) return true;
        return static_cast<uint64_t>(disk.f_bavail) * disk.f_frsize >= ROOM;
    }

public:
    bool wanted() const { return !m_path.empty(); }
    void from(uint64_t cycle) { m_from = cycle; }
    void to(const char* path) { m_path = path; }
    std::string shortage() const {
        return "the disk that holds " + m_path + " has less than 64 MB left";
    }

    // Opens the file once the first cycle to record has come; false when there is no room.
    template <class Model>
    bool start(Model& model, uint64_t cycles, uint64_t time) {
        if (m_file || !wanted() || cycles < m_from) return true;
        if (!room()) return false;
        m_file.reset(new VerilatedFstC);
        model.trace(m_file.get(), 99);
        m_file->open(m_path.c_str());
        if (!m_file->isOpen()) throw std::runtime_error("can't write the wave file " + m_path);
        m_file->dump(time);
        m_dumped = time;
        return true;
    }

    // Records the values of a time; false when room runs short.
    bool dump(uint64_t time) {
        if (!m_file || time <= m_dumped) return true;
        m_file->dump(time);
        m_dumped = time;
        return ++m_dumps % DUMPS_BETWEEN_LOOKS != 0 || room();
    }

    void close() {
        if (m_file) m_file->close();
        m_file.reset();
        m_path.clear();
    }
};

}  // namespace kairo

#endif
