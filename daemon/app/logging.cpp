#include "app/logging.hpp"

#include "app/log_sink.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <unistd.h>

namespace kith::app {

void set_up_logging(const std::string& level) {
    auto logger =
        std::make_shared<spdlog::logger>("kithd", std::make_shared<LogSink>(STDERR_FILENO));
    const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
    logger->set_pattern(journal ? "%l %v" : "%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::trace);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace kith::app
