#include "config/findings.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>
#include <tuple>

namespace kith::config {

using domain::Diagnostic;

namespace {

constexpr std::size_t most_diagnostics = 1000;
constexpr std::size_t longest_sentence = 1000;

} // namespace

std::string brief(const domain::SourceLocation& location) {
    return location.file + ":" + std::to_string(location.line);
}

void Findings::error(const Place& place, std::string what, std::string mend) {
    ++errors_;
    add(Diagnostic::Severity::Error, place, std::move(what), std::move(mend));
}

void Findings::warning(const Place& place, std::string what, std::string mend) {
    add(Diagnostic::Severity::Warning, place, std::move(what), std::move(mend));
}

void Findings::add(Diagnostic::Severity severity, const Place& place, std::string what,
                   std::string mend) {
    if (diagnostics_.size() >= most_diagnostics) {
        ++left_out_;
        return;
    }
    auto at = place.location(); // toml++ places the end of a file behind the end of its line
    at.column = std::min(at.column, place.source->columns(at.line) + 1);
    diagnostics_.push_back({severity, at, wire::plain_line(what, longest_sentence),
                            wire::plain_line(mend, longest_sentence),
                            place.source->excerpt(at.line, at.column)});
}

std::vector<Diagnostic> Findings::sorted() && {
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    if (left_out_ > 0) {
        diagnostics_.push_back(
            {errors_ > 0 ? Diagnostic::Severity::Error : Diagnostic::Severity::Warning,
             diagnostics_.back().where, "there are " + std::to_string(left_out_) + " more faults",
             "mend the ones above and look again", ""});
    }
    return std::move(diagnostics_);
}

} // namespace kith::config
