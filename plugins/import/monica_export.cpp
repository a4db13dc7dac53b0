#include "import/monica_export.hpp"

#include "import/person_draft.hpp"
#include "import/record_places.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <map>
#include <optional>

namespace kith::imports {

using domain::DateKind;
using domain::InteractionKind;
using domain::Value;

namespace {

constexpr std::size_t deepest = 64;
const std::string archived = "archived";

/// The member as a text; a number is one, too. Empty when it is neither.
std::string text_of(const Value& object, std::string_view key) {
    const auto* member = object.find(key);
    if (member == nullptr) {
        return {};
    }
    return member->is_string()    ? member->as_string()
           : member->is_integer() ? std::to_string(member->as_integer())
                                  : std::string();
}

/// Databases say 1 for true.
bool flag_of(const Value& object, std::string_view key, bool fallback = false) {
    const auto* member = object.find(key);
    if (member == nullptr || member->is_null()) {
        return fallback;
    }
    return member->is_bool() ? member->as_bool()
                             : member->is_integer() && member->as_integer() != 0;
}

/// Calls with each item of an array; PHP may have made an object of one.
template <class Take> void each_item(const Value* list, const Take& take) {
    if (list != nullptr && list->is_array()) {
        for (const auto& item : list->as_array()) {
            take(item);
        }
    } else if (list != nullptr && list->is_object()) {
        for (const auto& [key, item] : list->as_object()) {
            take(item);
        }
    }
}

/// Calls with each value of the object's collection of that type.
template <class Take>
void each_of_type(const Value& object, std::string_view type, const Take& take) {
    each_item(object.find("data"), [&](const Value& collection) {
        if (text_of(collection, "type") == type) {
            each_item(collection.find("values"), take);
        }
    });
}

/// What stands below "properties", or the object itself.
const Value& properties_of(const Value& object) {
    const auto* properties = object.find("properties");
    return properties != nullptr && properties->is_object() ? *properties : object;
}

/// The day of "2020-05-01" and "2020-05-01T18:30:00.000000Z", as written.
std::optional<domain::Date> day_of(const std::string& text) {
    return domain::parse_date(std::string_view(text).substr(0, 10));
}

/// Reads one account.
class Account {
public:
    Account(const Value& account, std::string_view text, Reading& reading)
        : account_(account), places_(text), reading_(reading) {}

    void read() {
        read_types();
        each_of_type(account_, "activity", [this](const Value& activity) {
            activities_.emplace(text_of(activity, "uuid"), &properties_of(activity));
        });
        each_of_type(account_, "contact", [this](const Value& contact) { read_contact(contact); });
    }

private:
    void read_types() {
        const auto* instance = account_.find("instance");
        const auto* types = instance == nullptr ? nullptr : instance->find("contact_field_types");
        each_item(types, [this](const Value& type) {
            const auto& said = properties_of(type);
            const auto kind = text_of(said, "type") + text_of(said, "protocol");
            types_[text_of(type, "uuid")] = kind.starts_with("email") || kind == "mailto:" ? 'e'
                                            : kind.starts_with("phone") || kind == "tel:"  ? 'p'
                                                                                           : '-';
        });
    }

    void read_contact(const Value& contact) {
        const auto& said = properties_of(contact);
        if (flag_of(said, "is_partial")) {
            return;
        }
        const auto uuid = text_of(contact, "uuid");
        const Place place{places_.line_of(uuid), 1};
        PersonDraft draft(reading_, place);
        draft.id(uuid, "");
        draft.name_parts(text_of(said, "first_name"), text_of(said, "middle_name"),
                         text_of(said, "last_name"));
        draft.name(text_of(said, "nickname"));
        draft.institution(text_of(said, "company"));
        draft.note(text_of(said, "job"));
        draft.note(text_of(said, "description"));
        each_item(said.find("tags"), [&](const Value& tag) {
            draft.tag(tag.is_string() ? tag.as_string() : text_of(tag, "name"));
        });
        read_standing(said, draft);
        read_fields(contact, draft, place);
        read_dates(said, draft, place);
        if (draft.finish()) {
            read_interactions(contact, reading_.people.back().contact.id);
        }
    }

    static void read_standing(const Value& said, PersonDraft& draft) {
        auto& contact = draft.contact();
        if (flag_of(said, "is_starred")) {
            contact.importance = domain::Importance::High;
        }
        if (!flag_of(said, "is_active", true)) {
            draft.tag(archived);
        }
        contact.deceased = flag_of(said, "is_dead");
        contact.last_contact = day_of(text_of(said, "last_talked_to"));
        const auto* days = said.find("stay_in_touch_frequency");
        if (days != nullptr && days->is_integer() && days->as_integer() > 0 &&
            days->as_integer() < 10'000) {
            const domain::Span every{static_cast<int>(days->as_integer()),
                                     domain::Span::Unit::Days};
            contact.cadence = domain::Cadence{every, std::nullopt};
        }
    }

    void read_fields(const Value& contact, PersonDraft& draft, Place place) const {
        each_of_type(contact, "contact_field", [&](const Value& field) {
            const auto& said = properties_of(field);
            const auto data = text_of(said, "data");
            const auto type = types_.find(text_of(said, "type"));
            const char kind = type != types_.end()          ? type->second
                              : data.find('@') != data.npos ? 'e'
                                                            : '-';
            if (kind == 'e') {
                draft.email(data, place);
            } else if (kind == 'p') {
                draft.phone(data, place);
            }
        });
    }

    static void read_dates(const Value& said, PersonDraft& draft, Place place) {
        const auto take = [&](const char* member, DateKind kind, const char* label) {
            const auto* special = said.find(member);
            if (special == nullptr || flag_of(*special, "is_age_based")) {
                return;
            }
            const auto text = text_of(*special, "date");
            auto day = read_day(text, DayOrder::MonthFirst);
            if (flag_of(*special, "is_year_unknown")) {
                day.date.year.reset();
            }
            draft.date(kind, label, day, text, place);
        };
        take("birthdate", DateKind::Birthday, "");
        take("deceased_date", DateKind::Custom, "death");
        take("first_met_date", DateKind::Custom, "first met");
    }

    void read_interactions(const Value& contact, const domain::ContactId& id) {
        each_of_type(contact, "call", [&](const Value& call) {
            const auto& said = properties_of(call);
            add(id, InteractionKind::Call, text_of(said, "called_at"), text_of(said, "content"),
                flag_of(said, "contact_called") ? domain::Direction::In : domain::Direction::Out);
        });
        each_of_type(contact, "conversation", [&](const Value& conversation) {
            const auto& said = properties_of(conversation);
            std::optional<bool> mine; // the first message began it
            std::string content;
            each_item(said.find("messages"), [&](const Value& message) {
                const auto& words = properties_of(message);
                mine = mine.value_or(flag_of(words, "written_by_me"));
                content = content.empty() ? text_of(words, "content") : content;
            });
            add(id, InteractionKind::Message, text_of(said, "happened_at"), content,
                mine.value_or(true) ? domain::Direction::Out : domain::Direction::In);
        });
        each_of_type(contact, "activity", [&](const Value& uuid) {
            const auto known =
                activities_.find(uuid.is_string() ? uuid.as_string() : text_of(uuid, "uuid"));
            if (known != activities_.end()) {
                const auto& said = *known->second;
                const auto details = text_of(said, "description");
                add(id, InteractionKind::Meeting, text_of(said, "happened_at"),
                    text_of(said, "summary") + (details.empty() ? "" : ": " + details),
                    domain::Direction::Out);
            }
        });
    }

    void add(const domain::ContactId& id, InteractionKind kind, const std::string& when,
             const std::string& note, domain::Direction direction) {
        domain::Interaction interaction;
        const auto day = day_of(when);
        if (!day) {
            reading_.fault({Fault::What::Date, reading_.people.back().line, 1,
                            wire::plain_line(when, most_text)});
            return;
        }
        interaction.contact = id;
        interaction.date = *day;
        interaction.kind = kind;
        interaction.direction = direction;
        interaction.note = wire::plain_line(note, most_note);
        reading_.interactions.push_back(std::move(interaction));
    }

    const Value& account_;
    RecordPlaces places_;
    Reading& reading_;
    std::map<std::string, char> types_; ///< of contact fields: 'e'mail, 'p'hone
    std::map<std::string, const Value*> activities_;
};

} // namespace

Reading read_monica(std::string_view text) {
    Reading reading;
    Value root;
    try {
        root = wire::parse_json(text, {.max_bytes = most_bytes * 2, .max_depth = deepest});
    } catch (const wire::JsonError& error) {
        const auto place = place_of(text, error.offset);
        reading.fault({Fault::What::Json, place.line, place.column, error.what()});
        return reading;
    }
    const auto* account = root.find("account");
    if (account == nullptr || account->find("data") == nullptr) {
        reading.fault({Fault::What::NoMonica, 1, 1, ""});
        return reading;
    }
    reading.format = "monica";
    Account(*account, text, reading).read();
    reading.finish();
    return reading;
}

} // namespace kith::imports
