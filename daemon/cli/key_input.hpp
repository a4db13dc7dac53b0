#pragma once

#include <array>
#include <csignal>
#include <termios.h>

namespace kith::cli {

/// Standard input as single keys, without Enter and without showing them, as long as this lives.
/// The terminal is as it was before when this is gone, and when a signal ends or stops the process:
/// signals that come take effect at the next wait for a key. One at a time.
class KeyInput {
public:
    /// What Ctrl-C, Ctrl-Z and Ctrl-\ are: the signals they are elsewhere, or keys as all others.
    enum class Control { Signals, Keys };

    explicit KeyInput(Control control);
    ~KeyInput();
    KeyInput(const KeyInput&) = delete;
    KeyInput& operator=(const KeyInput&) = delete;

    static constexpr int ended = -1;      ///< no key: there is no terminal, or it is gone
    static constexpr int again = 0x10000; ///< no key: the screen is to be drawn anew
    static constexpr int several =
        0x10001; ///< a key of several bytes: an arrow, a letter with dots
    static constexpr int control_c = 3;
    static constexpr int control_d = 4;
    static constexpr int escape = 27;

    /// Waits for a key.
    [[nodiscard]] int next_key();

private:
    static constexpr std::array noticed{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

    void begin();
    void end();
    /// The signal that came before a key; 0 when none did.
    [[nodiscard]] static int wait();

    Control control_;
    bool is_terminal_ = false;
    termios before_{};
    std::array<struct sigaction, noticed.size()> actions_before_{};
};

} // namespace kith::cli
