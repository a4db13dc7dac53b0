#include "cli/import/progress_line.hpp"

#include "cli/paragraph.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kith::cli {

namespace {

constexpr std::size_t bar_columns = 20;
constexpr std::size_t usual_columns = 80;

std::size_t columns_of_standard_error() {
    ::winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                             : usual_columns;
}

} // namespace

ProgressLine::ProgressLine() {
    const char* term = std::getenv("TERM");
    on_terminal_ =
        ::isatty(STDERR_FILENO) != 0 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

void ProgressLine::say(const std::string& text) {
    if (on_terminal_) {
        // One column stays free: a full line would wrap.
        fmt::print(stderr, "\r\033[K{}", shortened(text, columns_of_standard_error() - 1));
        std::fflush(stderr);
        shown_ = true;
    }
}

void ProgressLine::say(const std::string& text, std::size_t done, std::size_t all) {
    const auto share = all == 0 ? std::size_t{1} : all;
    const auto filled = std::min(bar_columns, done * bar_columns / share);
    say(fmt::format("{} [{}{}] {} %", text, std::string(filled, '='),
                    std::string(bar_columns - filled, ' '), std::min(done, share) * 100 / share));
}

void ProgressLine::clear() {
    if (shown_) {
        fmt::print(stderr, "\r\033[K");
        std::fflush(stderr);
        shown_ = false;
    }
}

} // namespace kith::cli
