#include "sdk/event_journal.hpp"

#include "sdk/whole_file.hpp"
#include "wire/json.hpp"
#include "wire/line_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <sys/stat.h>
#include <system_error>

namespace kith::sdk {

namespace {

namespace fs = std::filesystem;
using domain::Value;

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
    if (::mkdir(directory_.c_str(), 0700) == 0) {
        sync_directory(directory_.parent_path());
    } else if (errno != EEXIST) {
        throw std::system_error(errno, std::generic_category(), directory_.string());
    }
    replace_file(file_of(params.at("event_id").as_string()), wire::dump_json(params));
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
