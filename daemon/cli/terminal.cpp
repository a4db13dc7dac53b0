#include "cli/terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kith::cli {

namespace {

constexpr int usual = 80;
constexpr int narrowest = 20;
constexpr int widest = 500;

int columns_of_standard_output() {
    ::winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return std::clamp<int>(size.ws_col, narrowest, widest);
    }
    const char* told = std::getenv("COLUMNS");
    const int columns = told == nullptr ? 0 : std::atoi(told);
    return columns > 0 ? std::clamp(columns, narrowest, widest) : usual;
}

} // namespace

Terminal Terminal::of_standard_output() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool wanted = no_colour == nullptr || *no_colour == '\0';
    const bool able = term != nullptr && std::strcmp(term, "dumb") != 0;
    return Terminal(wanted && able && ::isatty(STDOUT_FILENO) != 0, columns_of_standard_output());
}

TerminalSize terminal_size() {
    ::winsize size{};
    TerminalSize known;
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        known = {size.ws_col, size.ws_row};
    }
    return known;
}

} // namespace kith::cli
