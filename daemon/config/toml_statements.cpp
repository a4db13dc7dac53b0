#include "config/toml_statements.hpp"

#include <algorithm>

namespace kith::config {

namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Walks over the text once. `next_` is the byte it stands at.
class Walk {
public:
    Walk(std::string_view text, std::size_t begin) : text_(text), next_(begin) {}

    std::vector<TomlStatement> statements() {
        std::vector<TomlStatement> found;
        while (next_ < text_.size()) {
            line_ = next_;
            skip_blanks();
            if (!at_line_end()) {
                found.push_back(statement());
            }
            finish_line();
            if (!found.empty() && found.back().begin == line_) {
                found.back().end = next_;
            }
        }
        return found;
    }

    /// Goes over a list's items, from behind its "[" to `end`.
    ListEnd items(std::size_t end) {
        ListEnd last{next_, false};
        for (int depth = 0; next_ < end;) {
            const char c = text_[next_];
            if (c == '#') {
                skip_comment();
                continue;
            }
            if (depth == 0 && c == ']') {
                break;
            }
            step(depth);
            if (blanks.find(c) == blanks.npos && c != '\n') {
                last = {next_, depth > 0 || c != ','};
            }
        }
        return last;
    }

private:
    [[nodiscard]] bool ended() const { return next_ >= text_.size(); }
    [[nodiscard]] bool at_line_end() const {
        return ended() || text_[next_] == '\n' || text_[next_] == '#';
    }

    void skip_blanks() { next_ = std::min(text_.find_first_not_of(blanks, next_), text_.size()); }
    void skip_comment() { next_ = std::min(text_.find('\n', next_), text_.size()); }

    void finish_line() {
        skip_comment();
        next_ += ended() ? 0 : 1;
    }

    TomlStatement statement() {
        TomlStatement made;
        made.begin = line_;
        if (text_[next_] == '[') {
            const bool twice = text_.substr(next_).starts_with("[[");
            made.kind = twice ? TomlStatement::Kind::ArrayTable : TomlStatement::Kind::Table;
            next_ += twice ? 2 : 1;
            made.key = key(']');
            return made;
        }
        made.key = key('=');
        next_ += ended() || text_[next_] != '=' ? 0 : 1;
        skip_blanks();
        made.value_begin = next_;
        made.value_end = value();
        return made;
    }

    /// Up to `end`, which stays.
    std::string key(char end) {
        std::string name;
        while (!ended() && text_[next_] != end && text_[next_] != '\n') {
            const char c = text_[next_];
            if (c == '"' || c == '\'') {
                const auto begin = next_;
                short_string(c);
                name += text_.substr(begin + 1, std::max<std::size_t>(next_ - begin, 2) - 2);
            } else {
                if (blanks.find(c) == blanks.npos) {
                    name += c;
                }
                ++next_;
            }
        }
        return name;
    }

    /// Over a value; returns where it ends.
    std::size_t value() {
        int depth = 0;
        auto end = next_;
        while (!ended() && (depth > 0 || !at_line_end())) {
            const char c = text_[next_];
            if (c == '#') {
                skip_comment();
                continue;
            }
            step(depth);
            if (blanks.find(c) == blanks.npos && c != '\n') {
                end = next_;
            }
        }
        return end;
    }

    /// Over one sign, or one string.
    void step(int& depth) {
        const char c = text_[next_];
        if (c == '"' || c == '\'') {
            text_.substr(next_).starts_with(std::string(3, c)) ? long_string(c) : short_string(c);
            return;
        }
        if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        }
        ++next_;
    }

    void short_string(char quote) {
        for (++next_; !ended() && text_[next_] != quote && text_[next_] != '\n'; ++next_) {
            next_ += quote == '"' && text_[next_] == '\\' ? 1 : 0;
        }
        next_ = std::min(next_ + 1, text_.size());
    }

    void long_string(char quote) {
        const std::string marks(3, quote);
        for (next_ += 3; !ended() && !text_.substr(next_).starts_with(marks); ++next_) {
            next_ += quote == '"' && text_[next_] == '\\' ? 1 : 0;
        }
        next_ = std::min(next_ + 3, text_.size());
        for (int i = 0; i < 2 && !ended() && text_[next_] == quote; ++i) {
            ++next_; // up to two more belong to the text
        }
    }

    std::string_view text_;
    std::size_t next_;
    std::size_t line_ = 0;
};

} // namespace

std::vector<TomlStatement> toml_statements(std::string_view text) {
    return Walk(text, text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0).statements();
}

ListEnd list_end(std::string_view text, std::size_t begin, std::size_t end) {
    return Walk(text, begin + 1).items(end);
}

} // namespace kith::config
