#include "cli/triage/raw_terminal.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/ioctl.h>
#include <system_error>
#include <termios.h>
#include <unistd.h>

namespace kith::cli {

namespace {

/// How long the rest of a key of several bytes may take.
constexpr int rest_of_key_ms = 30;

::termios before{};                    // NOLINT: a signal handler sees nothing else
volatile std::sig_atomic_t resize = 0; // NOLINT: likewise

constexpr std::array ending_signals{SIGTERM, SIGHUP, SIGQUIT};
struct ::sigaction actions_before[ending_signals.size() + 1]; // NOLINT: with SIGWINCH behind

/// tcsetattr(3) may be called here (POSIX.1-2017, 2.4.3).
extern "C" void restore_and_end(int number) {
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

extern "C" void note_resize(int) { resize = 1; }

void act(int number, void (*handler)(int), struct ::sigaction* old) {
    struct ::sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask); // no SA_RESTART: reading a key is interrupted
    ::sigaction(number, &action, old);
}

bool comes(int patience_ms) {
    ::pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, patience_ms) > 0;
}

} // namespace

RawTerminal::RawTerminal() {
    if (::tcgetattr(STDIN_FILENO, &before) != 0) {
        throw std::system_error(errno, std::generic_category(), "tcgetattr");
    }
    for (std::size_t i = 0; i < ending_signals.size(); ++i) {
        act(ending_signals[i], restore_and_end, &actions_before[i]);
    }
    act(SIGWINCH, note_resize, &actions_before[ending_signals.size()]);
    auto raw = before;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_iflag &= ~static_cast<tcflag_t>(IXON);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

RawTerminal::~RawTerminal() {
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    for (std::size_t i = 0; i < ending_signals.size(); ++i) {
        ::sigaction(ending_signals[i], &actions_before[i], nullptr);
    }
    ::sigaction(SIGWINCH, &actions_before[ending_signals.size()], nullptr);
}

int RawTerminal::next_key() {
    unsigned char key = 0;
    while (true) {
        const auto count = ::read(STDIN_FILENO, &key, 1);
        if (resize != 0) {
            resize = 0;
            return resized;
        }
        if (count == 1) {
            break;
        }
        if (count == 0 || errno != EINTR) {
            return -1;
        }
    }
    bool several = key >= 0x80;
    while ((key == escape || several) && comes(rest_of_key_ms)) {
        unsigned char rest = 0;
        if (::read(STDIN_FILENO, &rest, 1) != 1) {
            break;
        }
        several = true;
    }
    return several ? other : key;
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
