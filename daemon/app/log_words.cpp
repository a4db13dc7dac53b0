#include "app/log_words.hpp"

#include "app/day_words.hpp"
#include "domain/name_match.hpp"

#include <algorithm>
#include <array>

namespace kith::app {

using domain::InteractionKind;
using Words = std::vector<std::string>;

namespace {

constexpr std::size_t longest_day = 4; ///< words: "the day before yesterday"

struct KindWord {
    std::string_view word; ///< folded
    InteractionKind kind;
};

constexpr std::array<KindWord, 19> kind_words{{{"c", InteractionKind::Call},
                                               {"a", InteractionKind::Call},
                                               {"call", InteractionKind::Call},
                                               {"anruf", InteractionKind::Call},
                                               {"m", InteractionKind::Meeting},
                                               {"t", InteractionKind::Meeting},
                                               {"meeting", InteractionKind::Meeting},
                                               {"treffen", InteractionKind::Meeting},
                                               {"n", InteractionKind::Message},
                                               {"message", InteractionKind::Message},
                                               {"nachricht", InteractionKind::Message},
                                               {"l", InteractionKind::Letter},
                                               {"b", InteractionKind::Letter},
                                               {"letter", InteractionKind::Letter},
                                               {"brief", InteractionKind::Letter},
                                               {"e", InteractionKind::Event},
                                               {"v", InteractionKind::Event},
                                               {"event", InteractionKind::Event},
                                               {"veranstaltung", InteractionKind::Event}}};

std::string joined(Words::const_iterator from, Words::const_iterator to) {
    std::string text;
    for (; from != to; ++from) {
        text += (text.empty() ? "" : " ") + *from;
    }
    return text;
}

/// Takes the day that the words end with; the first word stays.
bool take_day(Words& words, LogWords& read, domain::Date today) {
    for (auto count = std::min(longest_day, words.size() - 1); count > 0; --count) {
        const auto from = words.end() - static_cast<std::ptrdiff_t>(count);
        if (const auto day = read_day(joined(from, words.end()), today, Toward::Past)) {
            read.day = day;
            words.erase(from, words.end());
            return true;
        }
    }
    return false;
}

bool take_kind(Words& words, LogWords& read) {
    read.kind = words.size() > 1 ? read_kind(words.back()) : std::nullopt;
    if (read.kind) {
        words.pop_back();
    }
    return read.kind.has_value();
}

bool is_and(const std::string& word) { return word == "and" || word == "und" || word == "&"; }

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// "anna,", "ben" and "anna", "and", "ben" are two people.
void divide(const Words& words, LogWords& read) {
    std::string text;
    for (const auto& word : words) {
        const bool between = is_and(word) && !text.empty();
        text += (text.empty() ? "" : " ") + (between ? "," : word);
    }
    read.divided = text.find(',') != std::string::npos;
    if (!read.divided) {
        read.people = words;
        return;
    }
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (auto name = trimmed(text.substr(0, end)); !name.empty()) {
            read.people.push_back(std::move(name));
        }
        text.erase(0, end + 1);
    }
}

} // namespace

std::optional<InteractionKind> read_kind(std::string_view word) {
    const auto plain = domain::folded(word);
    const auto found = std::find_if(kind_words.begin(), kind_words.end(),
                                    [&](const KindWord& one) { return one.word == plain; });
    return found == kind_words.end() ? std::nullopt : std::optional(found->kind);
}

LogWords read_log_words(const Words& typed, domain::Date today) {
    LogWords read;
    auto words = typed;
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    if (words.empty()) {
        return read;
    }
    for (bool more = true; more;) {
        more =
            (!read.day && take_day(words, read, today)) || (!read.kind && take_kind(words, read));
    }
    divide(words, read);
    return read;
}

} // namespace kith::app
