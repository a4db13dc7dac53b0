#pragma once

#include <string>

namespace kith::cli {

/// One line on standard error that says how far long work has come, written over and over; nothing
/// where standard error is no terminal. Gone when this is.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void say(const std::string& text);
    /// "Writing [=====     ] 50 %".
    void say(const std::string& text, std::size_t done, std::size_t all);
    void clear();

private:
    bool shown_ = false;
    bool on_terminal_;
};

} // namespace kith::cli
