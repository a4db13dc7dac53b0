#include "cli/key_input.hpp"

#include <optional>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace kith::cli {

namespace {

/// How long the rest of a key of several bytes may take.
constexpr int rest_of_key_ms = 30;

volatile std::sig_atomic_t came = 0; // NOLINT: a signal handler sees nothing else

extern "C" void note_signal(int number) { came = number; }

std::optional<unsigned char> next_byte() {
    unsigned char byte = 0;
    return ::read(STDIN_FILENO, &byte, 1) == 1 ? std::optional(byte) : std::nullopt;
}

/// One that belongs to the key before it; 0 when there is none.
unsigned char rest_of_key() {
    ::pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, rest_of_key_ms) > 0 ? next_byte().value_or('\0') : '\0';
}

/// Behind an Escape: an arrow or a function key (ECMA-48 section 5.4) up to its final byte, or one
/// that was pressed together with Alt. False when it was Escape itself.
bool drops_rest_of_sequence() {
    const auto kind = rest_of_key();
    auto byte = kind == '[' || kind == 'O' ? rest_of_key() : '\0';
    while (byte >= ' ' && byte <= '?') {
        byte = rest_of_key();
    }
    return kind != '\0';
}

/// Behind the first byte of a letter in UTF-8 (RFC 3629).
void drop_rest_of_letter(unsigned char first) {
    const int rest = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    for (int i = 0; i < rest; ++i) {
        static_cast<void>(rest_of_key());
    }
}

} // namespace

KeyInput::KeyInput(Control control) : control_(control) { begin(); }

KeyInput::~KeyInput() { end(); }

void KeyInput::begin() {
    came = 0;
    struct sigaction note {};
    note.sa_handler = note_signal;
    for (std::size_t i = 0; i < noticed.size(); ++i) {
        ::sigaction(noticed[i], &note, &actions_before_[i]);
    }
    is_terminal_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
    auto raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
    if (control_ == Control::Keys) {
        raw.c_lflag &= ~static_cast<tcflag_t>(ISIG);
        raw.c_iflag &= ~static_cast<tcflag_t>(IXON);
    }
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    is_terminal_ = is_terminal_ && ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

void KeyInput::end() {
    if (is_terminal_) {
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
    }
    for (std::size_t i = 0; i < noticed.size(); ++i) {
        ::sigaction(noticed[i], &actions_before_[i], nullptr);
    }
}

int KeyInput::wait() {
    sigset_t all;
    sigset_t mask;
    ::sigemptyset(&all);
    for (const int number : noticed) {
        ::sigaddset(&all, number);
    }
    // Blocked but for the wait itself: none is missed right before it.
    ::sigprocmask(SIG_BLOCK, &all, &mask);
    if (came == 0) {
        ::pollfd input{STDIN_FILENO, POLLIN, 0};
        static_cast<void>(::ppoll(&input, 1, nullptr, &mask));
    }
    ::sigprocmask(SIG_SETMASK, &mask, nullptr);
    return std::exchange(came, 0);
}

int KeyInput::next_key() {
    if (!is_terminal_) {
        return ended;
    }
    if (const int number = wait(); number != 0) {
        if (number != SIGWINCH) {
            end();
            ::raise(number); // as if it had come now; who was only stopped goes on
            begin();
        }
        return again;
    }
    const auto first = next_byte();
    if (!first) {
        return ended;
    }
    if (*first == escape) {
        return drops_rest_of_sequence() ? several : escape;
    }
    if (*first >= 0x80) {
        drop_rest_of_letter(*first);
        return several;
    }
    return *first;
}

} // namespace kith::cli
