#include "caldav/content_line.hpp"

#include <cctype>

namespace kith::caldav {

namespace {

/// The logical line without folds and line ends.
std::string unfolded(std::string_view raw) {
    std::string text;
    text.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') {
            continue;
        }
        if (raw[i] == '\n') {
            ++i; // the blank that makes it a fold; past the end for the last line end
            continue;
        }
        text += raw[i];
    }
    return text;
}

/// Where the logical line that begins at `from` ends, its line end included.
std::size_t end_of_line(std::string_view text, std::size_t from) {
    while (true) {
        const auto newline = text.find('\n', from);
        if (newline == std::string_view::npos) {
            return text.size();
        }
        from = newline + 1;
        if (from >= text.size() || (text[from] != ' ' && text[from] != '\t')) {
            return from;
        }
    }
}

ContentLine line_of(std::string_view raw) {
    ContentLine line;
    line.raw = raw;
    const auto text = unfolded(raw);
    bool quoted = false;
    std::size_t name_end = std::string::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && (text[i] == ';' || text[i] == ':')) {
            name_end = std::min(name_end, i);
            if (text[i] == ':') {
                line.value = text.substr(i + 1);
                break;
            }
        }
    }
    for (const char c : text.substr(0, name_end)) {
        line.name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return line;
}

} // namespace

std::vector<ContentLine> content_lines(std::string_view text) {
    std::vector<ContentLine> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = end_of_line(text, from);
        lines.push_back(line_of(text.substr(from, end - from)));
        from = end;
    }
    return lines;
}

} // namespace kith::caldav
