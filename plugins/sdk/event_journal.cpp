#include "sdk/event_journal.hpp"

#include "sdk/descriptor.hpp"
#include "wire/json.hpp"
#include "wire/line_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::sdk {

namespace {

namespace fs = std::filesystem;
using domain::Value;

Descriptor opened(const fs::path& path, int flags) {
    Descriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) {
        throw std::system_error(errno, std::generic_category(), path.string());
    }
    return file;
}

void write_whole(const fs::path& path, std::string_view text) {
    const Descriptor file = opened(path, O_WRONLY | O_CREAT | O_TRUNC);
    while (!text.empty()) {
        const auto written = ::write(file.number(), text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            throw std::system_error(errno, std::generic_category(), path.string());
        }
        text.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    if (::fsync(file.number()) != 0) {
        throw std::system_error(errno, std::generic_category(), path.string());
    }
}

/// The params in the file; absent when they are none of ours.
std::optional<Value> read_event(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(wire::max_line, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    try {
        Value params = wire::parse_json(text);
        if (params.text_or("event_id", "") == file.stem()) {
            return params;
        }
    } catch (const std::runtime_error&) {
        // Damaged on the disk: absent like a foreign file.
    }
    return std::nullopt;
}

} // namespace

void EventJournal::keep(const Value& params) const {
    if (::mkdir(directory_.c_str(), 0700) != 0 && errno != EEXIST) {
        throw std::system_error(errno, std::generic_category(), directory_.string());
    }
    const fs::path file = file_of(params.at("event_id").as_string());
    fs::path draft = file;
    draft.replace_extension("new");
    write_whole(draft, wire::dump_json(params));
    fs::rename(draft, file);
    const Descriptor directory = opened(directory_, O_RDONLY | O_DIRECTORY);
    if (::fsync(directory.number()) != 0) {
        throw std::system_error(errno, std::generic_category(), directory_.string());
    }
}

void EventJournal::forget(const std::string& event_id) const noexcept {
    std::error_code ignored;
    fs::remove(file_of(event_id), ignored);
}

std::vector<Value> EventJournal::kept() const {
    std::vector<fs::path> files;
    if (fs::is_directory(directory_)) {
        for (const auto& entry : fs::directory_iterator(directory_)) {
            files.push_back(entry.path());
        }
    }
    // Ids begin with the time they were made.
    std::sort(files.begin(), files.end());
    std::vector<Value> events;
    for (const auto& file : files) {
        auto params = file.extension() == ".json" ? read_event(file) : std::nullopt;
        if (params) {
            events.push_back(*std::move(params));
        } else {
            fs::remove(file);
        }
    }
    return events;
}

fs::path EventJournal::file_of(const std::string& event_id) const {
    return directory_ / (event_id + ".json");
}

} // namespace kith::sdk
