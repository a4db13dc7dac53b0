#pragma once

#include <string>

namespace kith::cli {

/// How text may look where it goes.
class Terminal {
public:
    /// Colours on a terminal, unless NO_COLOR is set (no-color.org) or TERM is "dumb". As wide as
    /// the terminal, or as COLUMNS says.
    [[nodiscard]] static Terminal of_standard_output();
    explicit Terminal(bool colours, int columns = 80) : colours_(colours), columns_(columns) {}

    /// How many characters a line has; 80 where no terminal says otherwise.
    [[nodiscard]] int columns() const { return columns_; }

    [[nodiscard]] std::string bold(const std::string& text) const { return styled("1", text); }
    [[nodiscard]] std::string dim(const std::string& text) const { return styled("2", text); }
    [[nodiscard]] std::string bad(const std::string& text) const { return styled("31", text); }
    [[nodiscard]] std::string good(const std::string& text) const { return styled("32", text); }

private:
    [[nodiscard]] std::string styled(const char* code, const std::string& text) const {
        return colours_ ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
    }
    bool colours_;
    int columns_;
};

/// Columns and rows of the terminal as it is now; 80 and 24 when it does not say.
struct TerminalSize {
    int columns = 80;
    int rows = 24;
};
[[nodiscard]] TerminalSize terminal_size();

} // namespace kith::cli
