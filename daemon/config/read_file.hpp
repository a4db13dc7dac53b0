#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace kith::config {

/// What came of reading a file.
struct FileText {
    enum class State { Read, Missing, Refused };
    State state = State::Missing;
    std::string text;
    std::string what; ///< Refused: why, as a sentence after the file's name
    std::string mend; ///< Refused
};

/// Reads a regular file once, by one descriptor; a symbolic link may lead to it. Refuses what is no
/// regular file (without waiting for a pipe's writer), what cannot be read and what is larger than
/// `most_bytes`.
[[nodiscard]] FileText read_file(const std::filesystem::path& path, std::size_t most_bytes);

/// The same of a text that was read elsewhere.
[[nodiscard]] FileText as_read(std::string text, std::size_t most_bytes);

} // namespace kith::config
