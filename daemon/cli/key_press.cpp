#include "cli/key_press.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace kith::cli {

namespace {

constexpr char escape = 27;
constexpr char end_of_input = 4; // Ctrl-D

/// What may come while somebody thinks.
constexpr std::array noticed{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

volatile std::sig_atomic_t came = 0;

extern "C" void note_signal(int number) { came = number; }

/// Signals only interrupt the wait, as long as this lives; what came afterwards is as ever.
class NoticedSignals {
public:
    NoticedSignals() {
        came = 0;
        sigset_t all;
        ::sigemptyset(&all);
        for (const int number : noticed) {
            ::sigaddset(&all, number);
        }
        ::sigprocmask(SIG_BLOCK, &all, &mask_);
        struct sigaction note {};
        note.sa_handler = note_signal;
        for (std::size_t i = 0; i < noticed.size(); ++i) {
            ::sigaction(noticed[i], &note, &before_[i]);
        }
    }
    ~NoticedSignals() {
        for (std::size_t i = 0; i < noticed.size(); ++i) {
            ::sigaction(noticed[i], &before_[i], nullptr);
        }
        ::sigprocmask(SIG_SETMASK, &mask_, nullptr);
    }
    NoticedSignals(const NoticedSignals&) = delete;
    NoticedSignals& operator=(const NoticedSignals&) = delete;

    /// False when a signal came first.
    [[nodiscard]] bool wait_for_input() const {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        return came == 0 && ::ppoll(&input, 1, nullptr, &mask_) > 0;
    }

private:
    sigset_t mask_{};
    std::array<struct sigaction, noticed.size()> before_{};
};

/// Keys come one by one and are not shown, as long as this lives.
class RawInput {
public:
    RawInput() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        auto raw = before_;
        raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        raw.c_cc[VMIN] = 1;
        raw.c_cc[VTIME] = 0;
        is_terminal_ = is_terminal_ && ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
    }
    ~RawInput() {
        if (is_terminal_) {
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
        }
    }
    RawInput(const RawInput&) = delete;
    RawInput& operator=(const RawInput&) = delete;

    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

/// The next byte, if it is there already; 0 when it is not.
char byte_at_hand() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    char byte = 0;
    return ::poll(&input, 1, 0) > 0 && ::read(STDIN_FILENO, &byte, 1) == 1 ? byte : '\0';
}

/// The rest of an arrow or a function key (ECMA-48 section 5.4): up to its final byte.
void drop_rest_of_sequence() {
    const char kind = byte_at_hand();
    char byte = kind == '[' || kind == 'O' ? byte_at_hand() : '\0';
    while (byte >= ' ' && byte <= '?') {
        byte = byte_at_hand();
    }
}

} // namespace

std::optional<char> pressed_key() {
    while (true) {
        char key = end_of_input;
        {
            const NoticedSignals signals;
            const RawInput raw;
            if (raw.is_terminal() && signals.wait_for_input()) {
                if (::read(STDIN_FILENO, &key, 1) == 1 && key == escape) {
                    drop_rest_of_sequence();
                }
            } else if (came == 0) {
                return std::nullopt;
            }
        }
        if (const int number = came; number != 0) {
            came = 0;
            ::raise(number); // as if it had come now; who was only stopped goes on
            continue;
        }
        return key == end_of_input ? std::nullopt : std::optional(key);
    }
}

} // namespace kith::cli
