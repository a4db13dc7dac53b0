#pragma once

#include "domain/contact.hpp"
#include "domain/date_rule.hpp"
#include "domain/diagnostic.hpp"
#include "domain/interaction.hpp"
#include "domain/network.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kith::domain {

/// Conditions on a contact or a circle. All that are set hold together; of a list, one entry is
/// enough. An empty selector takes everybody.
struct Selector {
    std::vector<std::string> names; ///< contact names or ids, compared without case and accents
    std::vector<std::string> networks;
    std::vector<std::string> institutions;
    std::vector<std::string> alliances;
    std::vector<std::string> tags;
    std::vector<std::string> languages;
    std::optional<NetworkType> network_type; ///< the contact is in some network of this type
    std::optional<Participation>
        participation; ///< ... in some network the owner takes this part in
    std::optional<Importance> importance;

    [[nodiscard]] bool empty() const { return *this == Selector{}; }
    friend bool operator==(const Selector&, const Selector&) = default;
};

/// Reminds when the last interaction lies longer ago than the cadence.
struct KeepInTouch {
    Cadence cadence;
    friend bool operator==(const KeepInTouch&, const KeepInTouch&) = default;
};

/// Reminds some time after an interaction of one of these kinds, unless there was another since.
struct FollowUp {
    std::vector<InteractionKind> on;
    Span after;
    friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

/// Reminds of a date that returns each year, as long ahead as each entry of `ahead` says.
struct Occasion {
    DateKind date = DateKind::Birthday;
    std::string label; ///< of a custom date; empty: every custom date
    std::vector<Span> ahead;
    friend bool operator==(const Occasion&, const Occasion&) = default;
};

/// Reminds of what a membership, or the owner alone, has to do by a day. Ends only by `done`; the
/// next one comes from the rule, not from the day it was done.
struct Duty {
    std::optional<DateRule> on;       ///< the deadline; exactly one of `on` and `of` is set
    std::optional<MembershipDate> of; ///< that date of each selected network's membership
    std::optional<Span> before;       ///< the deadline lies so long before that date
    std::vector<Span> ahead;          ///< never empty; 0 days is the deadline itself
    std::string text;                 ///< what is to be done; may be empty with `of`
    friend bool operator==(const Duty&, const Duty&) = default;
};

/// After so many times received without giving, the next reminder is to offer something.
struct GiveBack {
    int received = 3; ///< 1 to 50
    Span within{1, Span::Unit::Years};
    friend bool operator==(const GiveBack&, const GiveBack&) = default;
};

/// Reminds of a circle when fewer than `at_least` of its members (of the portfolio: of the three
/// types) were in touch within `quiet_for`.
struct Presence {
    SubjectKind each = SubjectKind::Network; ///< never Person
    Span quiet_for;
    int at_least = 1; ///< 1 to 32
    friend bool operator==(const Presence&, const Presence&) = default;
};

/// The first six in the order of Rule::terms; the others are kith's own.
enum class RuleKind {
    KeepInTouch,
    FollowUp,
    Occasion,
    Duty,
    Balance, ///< its terms are GiveBack
    Presence,
    Promise,
    Introduction, ///< a promise to bring two people together
    Appointment,  ///< somebody is met soon: prepare
};

/// One `[[rule]]` table.
struct Rule {
    std::string name; ///< its identity: letters, digits, "-", "_"; never a word of RuleKind's own
    Selector who;
    Selector except; ///< empty: nobody is excepted
    std::variant<KeepInTouch, FollowUp, Occasion, Duty, GiveBack, Presence> terms;
    std::vector<std::string> channels; ///< empty: every sink
    std::optional<TimeOfDay> at;       ///< absent: the configuration's
    std::optional<Span> max_late;      ///< absent: the kind's own, see planning
    SourceLocation location;

    [[nodiscard]] RuleKind kind() const { return static_cast<RuleKind>(terms.index()); }
    friend bool operator==(const Rule&, const Rule&) = default;
};

[[nodiscard]] const char* to_text(RuleKind kind); ///< "keep-in-touch", "follow-up", ...
[[nodiscard]] std::optional<RuleKind> parse_rule_kind(std::string_view text);

} // namespace kith::domain
