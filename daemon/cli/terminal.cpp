#include "cli/terminal.hpp"

#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace kith::cli {

Terminal Terminal::of_standard_output() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool wanted = no_colour == nullptr || *no_colour == '\0';
    const bool able = term != nullptr && std::strcmp(term, "dumb") != 0;
    return Terminal(wanted && able && ::isatty(STDOUT_FILENO) != 0);
}

} // namespace kith::cli
