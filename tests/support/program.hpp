#pragma once

#include "domain/value.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace kith::test {

/// A process that talks in JSON lines over its standard streams; killed with the object.
class Program {
public:
    /// `errors` is the file its standard error goes to; empty: ours.
    explicit Program(const std::vector<std::string>& argv, const std::string& errors = "");
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The next line; absent at the end of its output. Throws when none comes within the limit.
    [[nodiscard]] std::optional<domain::Value>
    next(std::chrono::milliseconds limit = std::chrono::seconds(20));
    void write(const std::string& text) const;
    void close_input();
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// Waits for its end: the exit code, or minus the signal.
    int exit_code();
    /// Everything it has said, as it came.
    [[nodiscard]] const std::string& transcript() const { return transcript_; }

private:
    pid_t pid_ = -1;
    int input_ = -1;
    int output_ = -1;
    std::string unread_;
    std::string transcript_;
};

/// Runs a program to its end with `input` and returns what it printed. Throws unless it exits with
/// 0.
std::string output_of(const std::vector<std::string>& argv, const std::string& input = "");

} // namespace kith::test
