#pragma once

namespace kith::cli {

/// Standard input as single keys, unechoed. The terminal is as before when this is gone, and also
/// when SIGTERM, SIGHUP or SIGQUIT ends the process; Ctrl-C and Ctrl-Z come as keys. One at a time.
class RawTerminal {
public:
    /// Throws std::system_error when standard input is no terminal.
    RawTerminal();
    ~RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;

    static constexpr int resized = 0x10000; ///< no key: the terminal has another size now
    static constexpr int other = 0x10001; ///< a key of several bytes: an arrow, a letter with dots
    static constexpr int escape = 27;

    /// Waits for a key. -1 at the end of input.
    [[nodiscard]] int next_key();
};

/// Columns and rows of the terminal; 80 and 24 when it does not say.
struct TerminalSize {
    int columns = 80;
    int rows = 24;
};
[[nodiscard]] TerminalSize terminal_size();

} // namespace kith::cli
