#include "config/render.hpp"

namespace kith::config {

using domain::Diagnostic;

namespace {

/// Signs that switch a terminal's colours; empty without colour.
struct Paint {
    explicit Paint(Colour colour)
        : bold(colour == Colour::On ? "\033[1m" : ""),
          red(colour == Colour::On ? "\033[1;31m" : ""),
          yellow(colour == Colour::On ? "\033[1;33m" : ""),
          green(colour == Colour::On ? "\033[1;32m" : ""),
          plain(colour == Colour::On ? "\033[0m" : "") {}
    std::string bold, red, yellow, green, plain;
};

std::string gutter(const std::string& number) {
    return std::string(5 - std::min<std::size_t>(5, number.size()), ' ') + number + " | ";
}

std::string excerpt_lines(const Diagnostic& diagnostic, const Paint& paint) {
    const auto end = diagnostic.excerpt.find('\n');
    if (end == std::string::npos || end == 0) {
        return "";
    }
    const auto number = std::to_string(diagnostic.where.line);
    return gutter(number) + diagnostic.excerpt.substr(0, end) + "\n" +
           gutter(std::string(number.size(), ' ')) + paint.green +
           diagnostic.excerpt.substr(end + 1) + paint.plain + "\n";
}

} // namespace

std::string render(const Diagnostic& diagnostic, Colour colour,
                   const std::filesystem::path& directory) {
    const Paint paint(colour);
    const bool is_error = diagnostic.severity == Diagnostic::Severity::Error;
    const auto& where = diagnostic.where;
    std::string text = paint.bold + (directory / where.file).string();
    if (where.line > 0) {
        text += ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
    }
    text += ": " + (is_error ? paint.red + "error" : paint.yellow + "warning") + paint.plain +
            ": " + paint.bold + diagnostic.what + paint.plain + "\n";
    text += excerpt_lines(diagnostic, paint);
    if (!diagnostic.mend.empty()) {
        text += "      mend: " + diagnostic.mend + "\n";
    }
    return text;
}

std::string render(const std::vector<Diagnostic>& diagnostics, Colour colour,
                   const std::filesystem::path& directory) {
    std::string text;
    for (const auto& diagnostic : diagnostics) {
        text += (text.empty() ? "" : "\n") + render(diagnostic, colour, directory);
    }
    return text;
}

} // namespace kith::config
