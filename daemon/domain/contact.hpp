#pragma once

#include "domain/partial_date.hpp"
#include "domain/span.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// Names a contact for ever: the id written in TOML, or the card's UID, or made from the name.
using ContactId = std::string;

enum class DateKind { Birthday, Anniversary, NameDay, Death, Custom };

/// A dated fact of a person.
struct DatedFact {
    DateKind kind = DateKind::Birthday;
    std::string label; ///< what a custom date is called; empty for the others
    PartialDate date;

    friend bool operator==(const DatedFact&, const DatedFact&) = default;
};

/// How often one wants to be in touch: ideally every so often, at worst so late.
struct Cadence {
    Span every;
    std::optional<Span> at_worst; ///< absent: half as long again as `every`

    friend bool operator==(const Cadence&, const Cadence&) = default;
};

enum class Importance { Low, Normal, High };

/// What a record in the book of people stands for. A circle (a network, all networks of a type, an
/// alliance, the whole portfolio of networks) is a subject of reminders as a person is, is found by
/// its name in the same way, and can be in touch: an assembly one went to.
enum class SubjectKind { Person, Network, NetworkType, Alliance, Portfolio };

/// A person, or a circle. Every field but id and name may be empty. Texts are UTF-8 without control
/// characters.
struct Contact {
    ContactId id;
    SubjectKind subject = SubjectKind::Person;
    std::string name;                ///< empty only in an overlay whose id is that of a card
    std::vector<std::string> emails; ///< preferred first
    std::vector<std::string> phones; ///< preferred first
    std::vector<DatedFact> dates;    ///< each (kind, label) once
    std::vector<std::string> institutions;
    std::vector<std::string> networks; ///< names of networks; known ones only, checked by config
    std::vector<std::string> tags;
    Importance importance = Importance::Normal;
    std::optional<std::string> time_zone; ///< IANA
    std::optional<std::string> language;  ///< "de", "en", ...
    std::optional<Cadence> cadence;       ///< beats every rule
    bool left_alone = false;              ///< no keep-in-touch at all; no cadence then
    std::optional<LeapDay> leap_day;
    bool deceased = false; ///< only what a rule says of the day of death still speaks
    std::string note;
    /// When we were last in touch before kith knew of it: stands for an interaction of that day as
    /// long as no later one is recorded.
    std::optional<Date> last_contact;

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// What kith.toml's people (`overlay`) and an address book (`card`) know of one person, together:
/// single values of the overlay win, lists are joined without repeats, the id is `id`.
[[nodiscard]] Contact merged(const Contact& overlay, const Contact& card, const ContactId& id);

/// "network:Old friends", "type:informal", "alliance:Housing first", "portfolio": no person's id.
[[nodiscard]] ContactId circle_id(SubjectKind kind, std::string_view name);

[[nodiscard]] const char* to_text(SubjectKind kind); ///< "person", "network", "type", ...
[[nodiscard]] std::optional<SubjectKind> parse_subject_kind(std::string_view text);
[[nodiscard]] const char* to_text(DateKind kind);    ///< "birthday", "name-day", ...
[[nodiscard]] const char* to_text(Importance value); ///< "low", "normal", "high"
[[nodiscard]] std::optional<DateKind> parse_date_kind(std::string_view text);
[[nodiscard]] std::optional<Importance> parse_importance(std::string_view text);

} // namespace kith::domain
