#include "vcard/dates.hpp"

#include "vcard/ascii.hpp"
#include "vcard/charset.hpp"
#include "vcard/date_reader.hpp"
#include "vcard/encoding.hpp"
#include "vcard/label.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace kith::vcard {

namespace {

using domain::DatedFact;
using domain::DateKind;

/// A date property before its value is judged.
struct Candidate {
    DateKind kind = DateKind::Custom;
    std::string label;
    std::string_view written; ///< decoded value
};

/// Gathers the facts of one card.
class Gathering {
public:
    Gathering(const Limits& limits, Faults& faults) : limits_(limits), faults_(faults) {}

    void take(Candidate candidate, const Property& property) {
        const bool is_text = same_word(parameter(property, "VALUE"), "text");
        const auto date =
            is_text ? std::nullopt
                    : read_date(candidate.written, parameter(property, "X-APPLE-OMIT-YEAR"));
        if (!date) {
            if (!trimmed(candidate.written).empty()) {
                unreadable_.push_back({std::move(candidate.label), candidate.kind, property.line,
                                       plain_text(candidate.written, 40)});
            }
            return;
        }
        add({candidate.kind, std::move(candidate.label), *date}, property.line);
    }

    std::vector<DatedFact> finish() {
        for (const Unreadable& each : unreadable_) {
            const bool known =
                std::any_of(facts_.begin(), facts_.end(), [&](const DatedFact& fact) {
                    return fact.kind == each.kind &&
                           (fact.label == each.label || fact.label.empty());
                });
            if (!known) {
                faults_.add(each.line, std::string(to_text(each.kind)) + " \"" + each.text +
                                           "\" names no day and is not taken");
            }
        }
        return std::move(facts_);
    }

private:
    struct Unreadable {
        std::string label;
        DateKind kind;
        int line;
        std::string text;
    };

    void add(DatedFact fact, int line) {
        const std::string spoken = fact.label;
        if (fact.kind != DateKind::Custom) {
            fact.label.clear();
        }
        const auto have = find(fact);
        if (have == facts_.end()) {
            if (facts_.size() < limits_.values) {
                facts_.push_back(std::move(fact));
            }
            return;
        }
        const bool same_day =
            have->date.month == fact.date.month && have->date.day == fact.date.day;
        const bool agree =
            same_day && (!have->date.year || !fact.date.year || have->date.year == fact.date.year);
        if (agree) {
            have->date.year = have->date.year ? have->date.year : fact.date.year;
        } else if (fact.kind != DateKind::Custom && !spoken.empty()) {
            add({DateKind::Custom, spoken, fact.date}, line); // another day, under its own name
        } else {
            faults_.add(line,
                        std::string("a second, different ") + to_text(fact.kind) + " is not taken");
        }
    }

    std::vector<DatedFact>::iterator find(const DatedFact& fact) {
        return std::find_if(facts_.begin(), facts_.end(), [&](const DatedFact& have) {
            return have.kind == fact.kind && have.label == fact.label;
        });
    }

    const Limits& limits_;
    Faults& faults_;
    std::vector<DatedFact> facts_;
    std::vector<Unreadable> unreadable_;
};

/// The label of a date: X-ABLabel of the same group, else its own LABEL parameter, else "Other",
/// which is what Apple calls it.
std::string label_of(const Property& property, const Card& card, ValueDecoder& decoder,
                     const Limits& limits) {
    std::string label;
    if (!property.group.empty()) {
        for (const Property& other : card.properties) {
            if (other.name == Name::AbLabel && same_word(other.group, property.group)) {
                label = plain_text(decoder.decode(other), limits.text_bytes);
                break;
            }
        }
    }
    if (label.empty()) {
        label = plain_parameter(parameter(property, "LABEL"), limits.text_bytes);
    }
    const auto name = unwrapped_label(label);
    return name.empty() ? "Other" : std::string(name);
}

/// "vnd.android.cursor.item/contact_event;1999-07-10;1;label;..."
std::optional<Candidate> android_event(std::string_view value, const Limits& limits) {
    PartWalk walk(value, ';');
    std::string_view type;
    std::string_view kind;
    std::string_view label;
    Candidate candidate;
    if (!walk.next(type) || !same_word(trimmed(type), "vnd.android.cursor.item/contact_event") ||
        !walk.next(candidate.written)) {
        return std::nullopt;
    }
    if (walk.next(kind)) {
        walk.next(label);
    }
    kind = trimmed(kind);
    if (kind == "1") {
        candidate.kind = DateKind::Anniversary;
    } else if (kind == "3") {
        candidate.kind = DateKind::Birthday;
    } else {
        candidate.label = plain_text(label, limits.text_bytes);
        candidate.kind = kind_of_label(candidate.label);
        candidate.label = candidate.label.empty() ? "Other" : candidate.label;
    }
    return candidate;
}

/// FullContact writes a name with a blank or colon in hex: "X-FC-OtherDates:Anniversary".
std::optional<Candidate> full_contact_date(const Property& property, std::string_view value,
                                           const Limits& limits) {
    constexpr std::string_view encoded = "x-fcencoded-";
    constexpr std::string_view dates = "X-FC-OtherDates:";
    std::string name;
    if (!append_hex(property.written.substr(encoded.size()), name) ||
        !starts_with_word(name, dates) || !is_utf8(name)) {
        return std::nullopt;
    }
    const std::string label =
        plain_text(std::string_view(name).substr(dates.size()), limits.text_bytes);
    return Candidate{kind_of_label(label), label.empty() ? "Other" : label, value};
}

/// True for a BDAY that contradicts the first one instead of being another form of it: which one
/// is right nobody knows, so the first counts even when it names no day.
bool is_rival(const Property& property, const Property& first) {
    const auto altid = parameter(first, "ALTID");
    return &property != &first && !trimmed(first.value).empty() &&
           (altid.empty() || parameter(property, "ALTID") != altid) && !read_date(first.value, {});
}

} // namespace

bool is_deceased(const Card& card) {
    const Property* death = card.first(Name::Death);
    return death != nullptr && !trimmed(death->value).empty();
}

std::vector<DatedFact> dates_of(const Card& card, ValueDecoder& decoder, const Limits& limits,
                                Faults& faults) {
    Gathering gathering(limits, faults);
    const bool deceased = is_deceased(card);
    std::size_t taken = 0;
    for (const Property& property : card.properties) {
        std::optional<Candidate> candidate;
        switch (property.name) {
        case Name::Birthday:
            if (is_rival(property, *card.first(Name::Birthday))) {
                break;
            }
            candidate = Candidate{DateKind::Birthday, {}, decoder.decode(property)};
            break;
        case Name::Anniversary:
            candidate = Candidate{DateKind::Anniversary, {}, decoder.decode(property)};
            break;
        case Name::Death:
            candidate = Candidate{DateKind::Death, {}, decoder.decode(property)};
            break;
        case Name::AbDate: {
            const std::string label = label_of(property, card, decoder, limits);
            candidate = Candidate{kind_of_label(label), label, decoder.decode(property)};
            break;
        }
        case Name::AndroidCustom:
            candidate = android_event(decoder.decode(property), limits);
            break;
        case Name::FullContact:
            candidate = full_contact_date(property, decoder.decode(property), limits);
            break;
        default:
            break;
        }
        if (candidate && ++taken > limits.values) {
            faults.add(property.line, "too many dates in one card: the rest is not read");
            break;
        }
        if (candidate && !(deceased && candidate->kind == DateKind::Birthday)) {
            gathering.take(std::move(*candidate), property);
        }
    }
    return gathering.finish();
}

} // namespace kith::vcard
