#include "config/suggestion.hpp"

#include "domain/name_match.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::config {

namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t most_listed = 12;
constexpr std::size_t longest_quote = 60;

std::size_t tolerated(std::string_view word) {
    return std::clamp<std::size_t>(word.size() / 3, 1, 3);
}

} // namespace

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known) {
    if (typed.size() > longest_word) {
        return std::nullopt;
    }
    const auto wanted = domain::folded(typed);
    std::optional<std::string> best;
    std::size_t best_distance = tolerated(wanted) + 1;
    for (const auto& candidate : known) {
        const auto word = domain::folded(candidate);
        if (word.size() > wanted.size() + best_distance || word.empty()) {
            continue;
        }
        const auto distance = domain::edit_distance(wanted, word);
        if (distance < best_distance && distance < word.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::string listed(std::span<const std::string> words) {
    std::string list;
    for (std::size_t i = 0; i < std::min(words.size(), most_listed); ++i) {
        list += (i == 0 ? "" : ", ") + in_quotes(words[i]);
    }
    if (words.size() > most_listed) {
        list += " and " + std::to_string(words.size() - most_listed) + " more";
    }
    return list;
}

std::string mend_word(std::string_view typed, std::span<const std::string> known,
                      std::string none) {
    if (const auto meant = nearest(typed, known)) {
        return "did you mean " + in_quotes(*meant) + "?";
    }
    if (known.empty()) {
        return none;
    }
    return (known.size() == 1 ? "write " : "write one of ") + listed(known);
}

std::string in_quotes(std::string_view text) {
    const auto shown = wire::plain_line(text, longest_quote);
    return "\"" + shown + (text.size() > longest_quote ? "…" : "") + "\"";
}

} // namespace kith::config
