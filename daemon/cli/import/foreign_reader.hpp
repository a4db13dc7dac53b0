#pragma once

#include "cli/import/arrival.hpp"

#include <filesystem>
#include <functional>

namespace kith::cli {

/// Reads foreign files in processes of their own (kith-import): they are hostile input.
class ForeignReader {
public:
    /// Called now and then with how many lines of a file have come.
    using Progress = std::function<void(const std::string& file, std::size_t lines)>;

    /// `program` is kith-import.
    ForeignReader(std::filesystem::path program, Progress progress)
        : program_(std::move(program)), progress_(std::move(progress)) {}

    /// What cannot be opened, and a reader that breaks, are faults of the file. Throws
    /// std::system_error when no process can be started.
    [[nodiscard]] ForeignFile read(const std::string& file) const;

private:
    std::filesystem::path program_;
    Progress progress_;
};

/// Where it lies: ../libexec/kith beside this program.
[[nodiscard]] std::filesystem::path import_program();

} // namespace kith::cli
