#include "domain/name_match.hpp"

#include "domain/words_of.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace kith::domain {

namespace {

/// Letters of U+00C0..U+00FF, in order, as their plain letters; "" keeps the sign out.
constexpr std::array<const char*, 64> latin_1{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y"};

struct Range {
    std::uint32_t first;
    std::uint32_t last;
    const char* plain;
};

/// U+0100..U+024F by runs.
constexpr Range latin_extended[] = {
    {0x100, 0x105, "a"}, {0x106, 0x10d, "c"},  {0x10e, 0x111, "d"}, {0x112, 0x11b, "e"},
    {0x11c, 0x123, "g"}, {0x124, 0x127, "h"},  {0x128, 0x131, "i"}, {0x132, 0x133, "ij"},
    {0x134, 0x135, "j"}, {0x136, 0x138, "k"},  {0x139, 0x142, "l"}, {0x143, 0x14b, "n"},
    {0x14c, 0x151, "o"}, {0x152, 0x153, "oe"}, {0x154, 0x159, "r"}, {0x15a, 0x161, "s"},
    {0x162, 0x167, "t"}, {0x168, 0x173, "u"},  {0x174, 0x175, "w"}, {0x176, 0x178, "y"},
    {0x179, 0x17e, "z"}, {0x17f, 0x17f, "s"},  {0x1cd, 0x1ce, "a"}, {0x1cf, 0x1d0, "i"},
    {0x1d1, 0x1d2, "o"}, {0x1d3, 0x1dc, "u"},  {0x1e6, 0x1e7, "g"}, {0x1e8, 0x1e9, "k"},
    {0x1f4, 0x1f5, "g"}, {0x1f8, 0x1f9, "n"},  {0x200, 0x203, "a"}, {0x204, 0x207, "e"},
    {0x208, 0x20b, "i"}, {0x20c, 0x20f, "o"},  {0x210, 0x213, "r"}, {0x214, 0x217, "u"},
    {0x218, 0x219, "s"}, {0x21a, 0x21b, "t"},  {0x226, 0x227, "a"}, {0x228, 0x229, "e"}};

const char* plain_letter(std::uint32_t code) {
    if (code >= 0xc0 && code <= 0xff) {
        return latin_1[code - 0xc0];
    }
    for (const auto& range : latin_extended) {
        if (code >= range.first && code <= range.last) {
            return range.plain;
        }
    }
    return nullptr;
}

constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

/// The letters of a folded text, one after the other.
class FoldedLetters {
public:
    explicit FoldedLetters(std::string_view name) : rest_(name) {}

    /// '\0' when there is none any more.
    char next() {
        while (piece_.empty() && !rest_.empty()) {
            read_sign();
        }
        if (piece_.empty()) {
            return '\0';
        }
        if (blank_) {
            blank_ = false;
            return ' ';
        }
        begun_ = true;
        const char letter = piece_.front();
        piece_.remove_prefix(1);
        return letter;
    }

private:
    /// Runs of blanks become one, between letters only.
    void blank() { blank_ = begun_; }

    void read_sign() {
        const char c = rest_.front();
        const auto byte = static_cast<unsigned char>(c);
        if (c >= 'A' && c <= 'Z') {
            take(1, small_letters.substr(static_cast<std::size_t>(c - 'A'), 1));
        } else if (byte < 0x80 && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            take(1, {});
            blank();
        } else if ((byte & 0xe0U) == 0xc0 && rest_.size() > 1) {
            read_two_bytes(byte, static_cast<unsigned char>(rest_[1]));
        } else {
            take(1, rest_.substr(0, 1));
        }
    }

    void read_two_bytes(unsigned char first, unsigned char second) {
        const char* plain = plain_letter((first & 0x1fU) << 6U | (second & 0x3fU));
        const bool combines = first == 0xcc || (first == 0xcd && second < 0xb0);
        if (plain != nullptr && *plain == ' ') {
            take(2, {});
            blank();
        } else if (plain != nullptr) {
            take(2, plain);
        } else {
            take(2, combines ? std::string_view() : rest_.substr(0, 2));
        }
    }

    void take(std::size_t bytes, std::string_view piece) {
        rest_.remove_prefix(bytes);
        piece_ = piece;
    }

    std::string_view rest_;
    std::string_view piece_; ///< read, and not given out yet
    bool blank_ = false;     ///< comes before the piece
    bool begun_ = false;
};

NameMatch match_folded(std::string_view typed, std::string_view name) {
    if (typed.empty()) {
        return NameMatch::None;
    }
    if (typed == name) {
        return NameMatch::Whole;
    }
    const auto name_words = words_of(name);
    auto result = NameMatch::Word;
    for (const auto word : words_of(typed)) {
        const bool whole =
            std::find(name_words.begin(), name_words.end(), word) != name_words.end();
        const bool begins = std::any_of(name_words.begin(), name_words.end(), [&](auto candidate) {
            return candidate.starts_with(word);
        });
        if (!begins) {
            return NameMatch::None;
        }
        result = whole ? result : NameMatch::Prefix;
    }
    return result;
}

/// Umlauts, composed or not, and the German way of writing them without dots.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> umlauts{
    {{"\u00c4", "Ae"},
     {"\u00e4", "ae"},
     {"\u00d6", "Oe"},
     {"\u00f6", "oe"},
     {"\u00dc", "Ue"},
     {"\u00fc", "ue"},
     {"A\u0308", "Ae"},
     {"a\u0308", "ae"},
     {"O\u0308", "Oe"},
     {"o\u0308", "oe"},
     {"U\u0308", "Ue"},
     {"u\u0308", "ue"}}};

/// "Müller" as "Mueller".
std::string with_umlaut_e(std::string_view name) {
    std::string result;
    while (!name.empty()) {
        const auto umlaut = std::find_if(umlauts.begin(), umlauts.end(), [&](const auto& entry) {
            return name.starts_with(entry.first);
        });
        const bool found = umlaut != umlauts.end();
        result += found ? umlaut->second : name.substr(0, 1);
        name.remove_prefix(found ? umlaut->first.size() : 1);
    }
    return result;
}

} // namespace

std::string folded(std::string_view name) {
    std::string result;
    FoldedLetters letters(name);
    while (const char letter = letters.next()) {
        result += letter;
    }
    return result;
}

bool folds_alike(std::string_view a, std::string_view b) {
    FoldedLetters of_a(a);
    FoldedLetters of_b(b);
    char letter = '\0';
    do {
        letter = of_a.next();
        if (letter != of_b.next()) {
            return false;
        }
    } while (letter != '\0');
    return true;
}

NameMatch match_name(std::string_view typed, std::string_view name) {
    const auto plain = match_folded(folded(typed), folded(name));
    if (plain != NameMatch::None) {
        return plain;
    }
    return match_folded(folded(with_umlaut_e(typed)), folded(with_umlaut_e(name)));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

} // namespace kith::domain
