#include "cli/triage/triage_key.hpp"

#include "cli/key_input.hpp"
#include "words/words.hpp"

#include <array>
#include <string_view>

namespace kith::cli {

namespace {

constexpr std::string_view choices = "123456789abcdefghijklmnopqrstuvwxyz";

struct Entry {
    TriageKey key;
    char letter;
};
constexpr std::array<Entry, 6> english{{{TriageKey::Network, 'n'},
                                        {TriageKey::Cadence, 'c'},
                                        {TriageKey::Later, 'l'},
                                        {TriageKey::Never, 'x'},
                                        {TriageKey::Undo, 'u'},
                                        {TriageKey::Quit, 'q'}}};

int small_letter(int key) { return key >= 'A' && key <= 'Z' ? key + ('a' - 'A') : key; }

} // namespace

const char* letter_of(TriageKey key) {
    switch (key) {
    case TriageKey::Network:
        return words::tr_in("key: network", "n");
    case TriageKey::Cadence:
        return words::tr_in("key: how often", "c");
    case TriageKey::Later:
        return words::tr_in("key: later", "l");
    case TriageKey::Never:
        return words::tr_in("key: never", "x");
    case TriageKey::Undo:
        return words::tr_in("key: undo", "u");
    case TriageKey::Quit:
        return words::tr_in("key: quit", "q");
    }
    return "";
}

std::optional<TriageKey> meaning_of(int key) {
    if (key == KeyInput::ended || key == KeyInput::control_c || key == KeyInput::control_d) {
        return TriageKey::Quit;
    }
    const auto letter = small_letter(key);
    for (const auto& entry : english) { // the spoken language first
        if (letter_of(entry.key)[0] == letter) {
            return entry.key;
        }
    }
    for (const auto& entry : english) {
        if (entry.letter == letter) {
            return entry.key;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> choice_of(int key, std::size_t count) {
    const auto number =
        key <= 0 || key > 127 ? choices.npos : choices.find(static_cast<char>(small_letter(key)));
    return number < count ? std::optional(number) : std::nullopt;
}

char key_of_choice(std::size_t number) { return number < choices.size() ? choices[number] : '\0'; }

} // namespace kith::cli
