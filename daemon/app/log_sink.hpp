#pragma once

#include <spdlog/details/null_mutex.h>
#include <spdlog/sinks/base_sink.h>

#include <string_view>

namespace kith::app {

/// Writes to a descriptor what it takes without waiting: a pipe nobody reads must not stop the
/// daemon. At most 4096 bytes, which a pipe takes whole or not at all. False when nothing was
/// written.
bool write_at_once(int descriptor, std::string_view text) noexcept;

/// The one place all log lines go through: one line an event, control characters escaped whoever
/// wrote them, at most 4096 bytes. What cannot be written now is dropped; the next line that can
/// be is preceded by how many were.
class LogSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    /// Does not own the descriptor.
    explicit LogSink(int descriptor) : descriptor_(descriptor) {}

protected:
    void sink_it_(const spdlog::details::log_msg& message) override;
    void flush_() override {}

private:
    [[nodiscard]] bool put(const spdlog::details::log_msg& message);

    int descriptor_;
    int dropped_ = 0;
};

} // namespace kith::app
