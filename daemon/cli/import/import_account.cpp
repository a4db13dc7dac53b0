#include "cli/import/import_account.hpp"

#include "cli/import/fault_words.hpp"
#include "cli/paragraph.hpp"
#include "cli/rendering.hpp"
#include "cli/table.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"
#include "words/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::cli {

using domain::Value;
using words::say;
using words::say_many;
using Why = Likeness::Why;

namespace {

constexpr std::size_t most_rows = 20;

using Rows = std::vector<std::vector<std::string>>;

std::string place_of(const Arrival& arrival) {
    return fmt::format("{}:{}", printable(arrival.file), arrival.line);
}

/// What one would know the person by, besides the name.
std::string known_by(const domain::Contact& contact) {
    return !contact.institutions.empty() ? contact.institutions.front()
           : !contact.emails.empty()     ? contact.emails.front()
           : !contact.phones.empty()     ? contact.phones.front()
                                         : "";
}

std::string reason_of(const ImportPlan::Known& known) {
    const auto& name = known.likeness.name;
    if (known.twice && known.likeness.is_sure()) {
        return say("is {} of these files", name);
    }
    switch (known.likeness.why) {
    case Why::Id:
        return say("is {}: imported before, or the same card", name);
    case Why::Email:
        return say("is {}: the same email address", name);
    case Why::Phone:
        return say("is {}: the same phone number", name);
    case Why::Birthday:
        return say("is {}: name and birthday", name);
    case Why::Name:
        return say("is {}: the same name", name);
    case Why::OtherAddresses:
        return say("{} has other addresses", name);
    case Why::OtherName:
        return say("has an address of {}'s", name);
    }
    return "";
}

/// The heading, the rows below it, and how many more there are.
std::string list(const std::string& heading, Rows rows, std::size_t all, const Terminal& terminal) {
    auto text = terminal.bold(heading) + "\n" + table(rows, 2, terminal.columns());
    if (all > rows.size()) {
        text += "  " + say("and {} more; `kith import --json` names them all", all - rows.size()) +
                "\n";
    }
    return text;
}

std::string tell_known(const std::string& heading, const std::vector<ImportPlan::Known>& list_of,
                       const Terminal& terminal) {
    Rows rows;
    for (std::size_t i = 0; i < std::min(list_of.size(), most_rows); ++i) {
        const auto& one = list_of[i];
        rows.push_back({one.arrival.contact.name, reason_of(one), place_of(one.arrival)});
    }
    return list(heading, std::move(rows), list_of.size(), terminal);
}

std::string tell_fresh(const std::vector<Arrival>& fresh, const Terminal& terminal) {
    Rows rows;
    for (std::size_t i = 0; i < std::min(fresh.size(), most_rows); ++i) {
        rows.push_back({fresh[i].contact.name, known_by(fresh[i].contact), place_of(fresh[i])});
    }
    return list(
        say_many("New: {} person", "New: {} people", static_cast<std::int64_t>(fresh.size())),
        std::move(rows), fresh.size(), terminal);
}

std::string tell_faults(const ImportPlan& plan, const Terminal& terminal) {
    std::string text;
    std::size_t told = 0;
    std::size_t all = 0;
    for (const auto& file : plan.files) {
        for (const auto& fault : file.faults) {
            ++all;
            if (told < most_rows) {
                ++told;
                const auto said = words_of(fault);
                text +=
                    paragraph(printable(place_of(fault) + ": " + said.what), 2, terminal.columns());
                if (!said.mend.empty()) {
                    text += paragraph(say("mend: {}", said.mend), 5, terminal.columns());
                }
            }
        }
    }
    if (all > told) {
        text += "  " + say("and {} more; `kith import --json` names them all", all - told) + "\n";
    }
    return text.empty() ? ""
                        : terminal.bold(say("What cannot be taken as it stands")) + "\n" + text;
}

Value known_value(const ImportPlan::Known& known) {
    Value value;
    value["contact"] = wire::to_value(known.arrival.contact);
    value["file"] = known.arrival.file;
    value["line"] = known.arrival.line;
    value["id"] = known.likeness.id;
    value["with"] = known.likeness.name;
    value["why"] = to_text(known.likeness.why);
    value["twice"] = known.twice;
    return value;
}

template <class Things, class Make> Value array_of(const Things& things, const Make& make) {
    Value array{Value::Array{}};
    for (const auto& thing : things) {
        array.push_back(make(thing));
    }
    return array;
}

Value fault_value(const ForeignFault& fault) {
    const auto said = words_of(fault);
    Value value;
    value["fault"] = fault.code;
    value["file"] = fault.file;
    value["line"] = fault.line;
    value["column"] = fault.column;
    value["what"] = said.what;
    value["mend"] = said.mend;
    return value;
}

} // namespace

std::string tell(const ImportPlan& plan, const Terminal& terminal) {
    std::string text;
    for (const auto& file : plan.files) {
        if (!file.format.empty()) {
            text += paragraph(printable(file.name) + ": " + format_in_words(file.format), 0,
                              terminal.columns());
        }
    }
    text += tell_faults(plan, terminal);
    if (!plan.known.empty()) {
        text += tell_known(say("Known already, nothing changes: {}", plan.known.size()), plan.known,
                           terminal);
    }
    if (!plan.unsure.empty()) {
        text += tell_known(say("Perhaps known, left out: {}", plan.unsure.size()), plan.unsure,
                           terminal) +
                paragraph(say("With --unsure they come in as new people."), 2, terminal.columns());
    }
    if (!plan.interactions.empty()) {
        text += paragraph(say_many("{} time you were in touch is put on record, once.",
                                   "{} times you were in touch are put on record, each once.",
                                   static_cast<std::int64_t>(plan.interactions.size())),
                          0, terminal.columns());
    }
    if (plan.left_out > 0) {
        text += paragraph(say_many("{} time you were in touch is left out: with somebody who is "
                                   "left out, or in the future.",
                                   "{} times you were in touch are left out: with somebody who is "
                                   "left out, or in the future.",
                                   static_cast<std::int64_t>(plan.left_out)),
                          0, terminal.columns());
    }
    return text +
           (plan.fresh.empty() ? say("Nobody is new.") + "\n" : tell_fresh(plan.fresh, terminal));
}

Value to_value(const ImportPlan& plan) {
    Value value;
    value["version"] = 1;
    value["files"] = array_of(plan.files, [](const ForeignFile& file) {
        Value one;
        one["file"] = file.name;
        one["format"] = file.format;
        one["faults"] = array_of(file.faults, fault_value);
        return one;
    });
    value["new"] = array_of(plan.fresh, [](const Arrival& arrival) {
        Value one;
        one["contact"] = wire::to_value(arrival.contact);
        one["file"] = arrival.file;
        one["line"] = arrival.line;
        return one;
    });
    value["known"] = array_of(plan.known, known_value);
    value["unsure"] = array_of(plan.unsure, known_value);
    value["interactions"] = array_of(
        plan.interactions, [](const auto& interaction) { return wire::to_value(interaction); });
    value["left_out"] = plan.left_out;
    return value;
}

} // namespace kith::cli
