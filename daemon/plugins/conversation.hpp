#pragma once

#include "plugins/child_process.hpp"
#include "wire/line_reader.hpp"
#include "wire/rpc.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace kith::plugins {

/// A blocking talk with a program that speaks the protocol, for judging it. Its standard error is
/// drained.
class Conversation {
public:
    /// Throws std::system_error.
    explicit Conversation(const Program& program);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    void say(const std::string& line);
    /// Sends a request and waits for its answer; absent when none came in time.
    std::optional<wire::Message> ask(const std::string& method, const domain::Value& params,
                                     std::chrono::milliseconds patience);
    /// Ends its standard input. The wait status; absent when it did not end in time and was killed.
    std::optional<int> end(std::chrono::milliseconds patience);

    /// Lines of standard output that were no messages; the first few.
    [[nodiscard]] const std::vector<std::string>& noise() const { return noise_; }
    /// Why the first of its `proposals` events that is no good would be refused; empty: none is.
    [[nodiscard]] const std::string& proposals_fault() const { return proposals_fault_; }

private:
    using Moment = std::chrono::steady_clock::time_point;
    std::optional<std::string> next_line(Moment deadline);
    bool wait(Moment deadline);
    void note_noise(const std::string& line);
    void judge(const wire::Request& request);

    ChildProcess child_;
    std::int64_t next_id_ = 1;
    wire::LineReader lines_;
    std::string unread_;
    bool output_open_ = true;
    std::vector<std::string> noise_;
    std::string proposals_fault_;
};

} // namespace kith::plugins
