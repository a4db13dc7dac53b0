#include "vcard/property_name.hpp"

#include "vcard/ascii.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace kith::vcard {

namespace {

struct Known {
    std::string_view word; ///< lower case
    Name name = Name::Unknown;
};

constexpr std::array known_names{
    Known{"agent", Name::Agent},
    Known{"anniversary", Name::Anniversary},
    Known{"bday", Name::Birthday},
    Known{"begin", Name::Begin},
    Known{"categories", Name::Categories},
    Known{"deathdate", Name::Death},
    Known{"email", Name::Email},
    Known{"end", Name::End},
    Known{"fn", Name::FormattedName},
    Known{"key", Name::Body},
    Known{"kind", Name::Kind},
    Known{"lang", Name::Language},
    Known{"logo", Name::Body},
    Known{"member", Name::Member},
    Known{"n", Name::StructuredName},
    Known{"nickname", Name::Nickname},
    Known{"note", Name::Note},
    Known{"org", Name::Organization},
    Known{"photo", Name::Body},
    Known{"rev", Name::Revision},
    Known{"sound", Name::Body},
    Known{"tel", Name::Telephone},
    Known{"tz", Name::TimeZone},
    Known{"uid", Name::Uid},
    Known{"version", Name::Version},
    Known{"x-abdate", Name::AbDate},
    Known{"x-ablabel", Name::AbLabel},
    Known{"x-abshowas", Name::ShowAs},
    Known{"x-addressbookserver-kind", Name::Kind},
    Known{"x-addressbookserver-member", Name::Member},
    Known{"x-android-custom", Name::AndroidCustom},
    Known{"x-anniversary", Name::Anniversary},
    Known{"x-deathdate", Name::Death},
    Known{"x-evolution-anniversary", Name::Anniversary},
    Known{"x-kaddressbook-x-anniversary", Name::Anniversary},
    Known{"x-ms-anniversary", Name::Anniversary},
    Known{"x-wab-wedding_anniversary", Name::Anniversary},
};

/// Makes a capital letter small, and of other bytes something that is as good to compare.
constexpr std::uint64_t folding_bits = 0x2020202020202020u;

/// The first eight letters of a name in small letters, as a number: most names are no longer, so
/// that one comparison tells them apart.
constexpr std::uint64_t key_of(std::string_view word) {
    std::uint64_t key = 0;
    for (const char c : word.substr(0, 8)) {
        key = key << 8 | static_cast<unsigned char>(c);
    }
    return key | folding_bits;
}

/// The same, faster.
std::uint64_t key_of_written(std::string_view word, std::size_t readable) {
    if (readable < 8 || word.empty() || std::endian::native != std::endian::little) {
        return key_of(word);
    }
    std::uint64_t key = 0;
    std::memcpy(&key, word.data(), 8);
    const std::size_t foreign = word.size() < 8 ? 8 * (8 - word.size()) : 0;
    return __builtin_bswap64(key) >> foreign | folding_bits;
}

/// Between letters alone equal keys mean equal words; only short names are known to be of letters.
constexpr bool short_ones_are_letters = [] {
    for (const Known& known : known_names) {
        for (const char c : known.word) {
            if (known.word.size() < 8 && (c < 'a' || c > 'z')) {
                return false;
            }
        }
    }
    return true;
}();
static_assert(short_ones_are_letters);

constexpr std::size_t slot_count = 256;

constexpr std::size_t slot_of(std::uint64_t key, std::size_t length) {
    return static_cast<std::size_t>((key + length) * 0x9E3779B97F4A7C15u >> 56);
}

struct Slot {
    std::uint64_t key = 0;
    Known known;
};

/// Open addressing, filled by the compiler: a look-up is one hash and mostly one comparison.
constexpr std::array<Slot, slot_count> make_slots() {
    std::array<Slot, slot_count> slots{};
    for (const Known& known : known_names) {
        std::size_t slot = slot_of(key_of(known.word), known.word.size());
        while (!slots[slot].known.word.empty()) {
            slot = (slot + 1) % slot_count;
        }
        slots[slot] = {key_of(known.word), known};
    }
    return slots;
}

constexpr auto slots = make_slots();

constexpr std::string_view full_contact = "x-fcencoded-";

} // namespace

Name name_of(std::string_view written) { return name_of(written, written.size()); }

Name name_of(std::string_view written, std::size_t readable) {
    const std::uint64_t key = key_of_written(written, readable);
    for (std::size_t slot = slot_of(key, written.size()); !slots[slot].known.word.empty();
         slot = (slot + 1) % slot_count) {
        const auto word = slots[slot].known.word;
        if (slots[slot].key == key && word.size() == written.size() &&
            (word.size() < 8 || same_word(word, written))) {
            return slots[slot].known.name;
        }
    }
    const bool is_full_contact =
        key == key_of(full_contact) && starts_with_word(written, full_contact);
    return is_full_contact ? Name::FullContact : Name::Unknown;
}

} // namespace kith::vcard
