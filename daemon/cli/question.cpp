#include "cli/question.hpp"

#include "words/words.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kith::cli {

using words::say;

namespace {

std::string answered(const std::string& question) {
    fmt::print(stderr, "{} ", question);
    std::fflush(stderr);
    std::string line;
    std::getline(std::cin, line);
    return line;
}

/// What is typed is not shown while this lives.
class Unseen {
public:
    Unseen() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        auto unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (is_terminal_) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        }
    }
    ~Unseen() {
        if (is_terminal_) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        }
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool is_terminal_;
};

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

} // namespace

std::optional<std::string> answered(const std::string& question, const std::string& otherwise) {
    const auto shown = otherwise.empty() ? "" : " [" + otherwise + "]";
    auto line = trimmed(answered(question + shown + ":"));
    if (!std::cin) {
        return std::nullopt;
    }
    return line.empty() ? otherwise : line;
}

std::optional<std::string> hidden_answer(const std::string& question) {
    const Unseen unseen;
    auto line = answered(question + ":");
    fmt::print(stderr, "\n");
    return line.empty() ? std::nullopt : std::optional(std::move(line));
}

bool can_ask() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

bool is_agreed(const std::string& question) {
    const auto line = answered(question + " " + say("[y/N]"));
    const auto letter = line.empty() ? ' ' : line.front();
    return letter == 'y' || letter == 'Y' || letter == 'j' || letter == 'J'; // yes, ja
}

std::optional<std::size_t> chosen(const std::string& question,
                                  const std::vector<std::string>& from) {
    if (from.size() == 1) {
        return is_agreed(fmt::format("{} {}?", question, from.front()))
                   ? std::optional<std::size_t>(0)
                   : std::nullopt;
    }
    std::string list = question + "\n";
    for (std::size_t i = 0; i < from.size(); ++i) {
        list += fmt::format("  {}  {}\n", i + 1, from[i]);
    }
    const auto line = answered(list + say("[1-{}, or nothing]", from.size()));
    const bool digit = line.size() == 1 && line.front() >= '1' &&
                       static_cast<std::size_t>(line.front() - '0') <= from.size();
    return digit ? std::optional(static_cast<std::size_t>(line.front() - '1')) : std::nullopt;
}

} // namespace kith::cli
