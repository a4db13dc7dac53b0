#include "config/toml_guard.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kith::config {

namespace {

constexpr int most_key_parts = 32;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The character at the front of valid UTF-8 that begins beyond ASCII, as bytes.
std::string_view front_character(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return text.substr(0, length);
}

std::string escaped(std::string_view character) {
    unsigned code = static_cast<unsigned char>(character[0]) & (0x7FU >> character.size());
    for (const char c : character.substr(1)) {
        code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    }
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "\\U%08X", code);
    return text.data();
}

/// Walks over the text once. `next_` is the byte it stands at.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    GuardedToml result() {
        while (next_ < text_.size() && !objection_) {
            outside();
        }
        if (objection_) {
            return {"", std::move(objection_)};
        }
        return {rewritten_ + std::string(text_.substr(copied_)), std::nullopt};
    }

private:
    void object(std::size_t offset, std::string what, std::string mend) {
        objection_ = Objection{offset, std::move(what), std::move(mend)};
    }

    [[nodiscard]] bool at(std::string_view wanted) const {
        return text_.substr(next_).starts_with(wanted);
    }

    void outside() {
        const char c = text_[next_];
        if (c == '#') {
            next_ = std::min(text_.find('\n', next_), text_.size());
        } else if (c == '"' || c == '\'') {
            at(std::string(3, c)) ? long_string(c) : short_string(c);
        } else if (!is_ascii(c)) {
            beyond_ascii();
        } else {
            count_key_parts(c);
            ++next_;
        }
    }

    void count_key_parts(char c) {
        if (c == '.') {
            if (++dots_ >= most_key_parts) {
                object(next_, "this key has too many parts", "write keys of one or two parts");
            }
        } else if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) {
            dots_ = 0;
        }
    }

    void beyond_ascii() {
        const auto character = front_character(text_.substr(next_));
        const bool quote = character == "\u201C" || character == "\u201D" ||
                           character == "\u201E" || character == "\u2018" || character == "\u2019";
        if (quote) {
            object(next_, "this is a typographic quotation mark",
                   "write straight quotation marks: \"...\"");
        } else if (wire::plain_line(character).empty() || character == "\u00A0") {
            object(next_, "there is an invisible sign here", "write a plain blank instead");
        } else {
            object(next_, "\"" + std::string(character) + "\" stands outside of quotation marks",
                   "put the whole text, or the key, in quotation marks: \"...\"");
        }
    }

    void short_string(char quote) {
        const auto begin = next_++;
        while (next_ < text_.size() && text_[next_] != '\n' && text_[next_] != quote) {
            const bool escape = quote == '"' && text_[next_] == '\\' && next_ + 1 < text_.size() &&
                                text_[next_ + 1] != '\n';
            next_ += escape ? 2 : 1;
        }
        if (next_ >= text_.size() || text_[next_] != quote) {
            object(begin, "the text that begins here has no end on its line",
                   std::string("close it with ") + quote);
            return;
        }
        ++next_;
    }

    void long_string(char quote) {
        const auto begin = next_;
        const std::string marks(3, quote);
        next_ += 3;
        while (next_ < text_.size() && !at(marks)) {
            if (quote == '"' && text_[next_] == '\\') {
                after_backslash();
            } else {
                ++next_;
            }
            if (objection_) {
                return;
            }
        }
        if (next_ >= text_.size()) {
            object(begin, "the text that begins here has no end", "close it with " + marks);
            return;
        }
        next_ += 3;
        // Up to two more quotation marks belong to the text.
        for (int i = 0; i < 2 && next_ < text_.size() && text_[next_] == quote; ++i) {
            ++next_;
        }
    }

    void after_backslash() {
        const auto blank = text_.find_first_not_of(" \t\r", ++next_);
        if (blank == std::string_view::npos) {
            next_ = text_.size();
        } else if (text_[blank] == '\n') {
            next_ = std::min(text_.find_first_not_of(" \t\r\n", blank), text_.size());
            if (next_ < text_.size() && !is_ascii(text_[next_])) {
                escape_here();
            }
        } else if (!is_ascii(text_[blank])) {
            object(next_ - 1, "a backslash begins no escape that TOML knows",
                   "write \\\\ for a backslash");
        } else {
            next_ = std::max(next_ + 1, blank);
        }
    }

    void escape_here() {
        const auto character = front_character(text_.substr(next_));
        rewritten_ += text_.substr(copied_, next_ - copied_);
        rewritten_ += escaped(character);
        next_ += character.size();
        copied_ = next_;
    }

    std::string_view text_;
    std::size_t next_ = 0;
    int dots_ = 0;
    std::optional<Objection> objection_;
    std::string rewritten_; ///< of the text up to `copied_`
    std::size_t copied_ = 0;
};

} // namespace

GuardedToml guard_toml(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return {"", Objection{0, "this file is UTF-16", "save it as UTF-8"}};
    }
    if (const auto zero = text.find('\0'); zero != std::string_view::npos) {
        return {"", Objection{zero, "there is a NUL byte here: this is no text file",
                              "save it as plain text in UTF-8"}};
    }
    const auto repaired = wire::valid_utf8(text);
    const auto broken = std::mismatch(text.begin(), text.end(), repaired.begin(), repaired.end());
    if (broken.first != text.end()) {
        const auto offset = static_cast<std::size_t>(broken.first - text.begin());
        return {"", Objection{offset, "this byte is no UTF-8",
                              "save the file as UTF-8, not as Latin-1"}};
    }
    return Scan(text).result();
}

} // namespace kith::config
