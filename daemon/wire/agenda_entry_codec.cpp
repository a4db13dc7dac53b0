#include "wire/agenda_entry_codec.hpp"

#include "wire/members.hpp"

#include <array>
#include <limits>

namespace kith::wire {

namespace {

constexpr std::array<std::string_view, 3> states = {"planned", "open", "snoozed"};

} // namespace

domain::Value to_value(const domain::AgendaEntry& entry) {
    domain::Value value;
    value["uid"] = entry.uid;
    value["date"] = domain::format_date(entry.date);
    if (entry.at) {
        value["at"] = domain::format_instant(*entry.at);
    }
    value["title"] = entry.title;
    put_texts(value, "reasons", entry.reasons);
    if (!entry.note.empty()) {
        value["note"] = entry.note;
    }
    put_texts(value, "reach", entry.reach);
    put_texts(value, "categories", entry.categories);
    value["state"] = entry.state;
    value["revised_at"] = domain::format_instant(entry.revised_at);
    value["sequence"] = entry.sequence;
    if (entry.yearly) {
        value["yearly"] = true;
    }
    return value;
}

domain::AgendaEntry agenda_entry_from(const Members& members) {
    domain::AgendaEntry entry;
    entry.uid = members.name("uid", 200);
    entry.date = members.date("date");
    if (members.has("at")) {
        entry.at = members.instant("at");
    }
    entry.title = members.text("title");
    entry.reasons = members.texts_or_none("reasons");
    entry.note = members.text_or("note", "");
    entry.reach = members.texts_or_none("reach");
    entry.categories = members.texts_or_none("categories");
    entry.state = states[members.choice("state", {states[0], states[1], states[2]})];
    entry.revised_at = members.instant("revised_at");
    entry.sequence =
        static_cast<int>(members.integer_or("sequence", 0, 0, std::numeric_limits<int>::max()));
    entry.yearly = members.flag_or("yearly", false);
    return entry;
}

domain::AgendaEntry agenda_entry_from(const domain::Value& value) {
    return agenda_entry_from(Members(value));
}

} // namespace kith::wire
