#pragma once

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

namespace kith::test {

/// What is logged while the object lives.
class CapturedLog {
public:
    CapturedLog() : before_(spdlog::default_logger()) {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream_);
        spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::move(sink)));
    }
    ~CapturedLog() { spdlog::set_default_logger(before_); }
    CapturedLog(const CapturedLog&) = delete;
    CapturedLog& operator=(const CapturedLog&) = delete;

    [[nodiscard]] bool has(const std::string& text) const {
        return stream_.str().find(text) != std::string::npos;
    }
    [[nodiscard]] std::ptrdiff_t lines() const {
        const auto text = stream_.str();
        return std::count(text.begin(), text.end(), '\n');
    }

private:
    std::shared_ptr<spdlog::logger> before_;
    std::ostringstream stream_;
};

} // namespace kith::test
