#include "app/network_value.hpp"

#include "app/command_params.hpp"
#include "app/items.hpp"
#include "app/last_touch.hpp"
#include "planning/deadline.hpp"

#include <algorithm>
#include <map>

namespace kith::app {

using domain::CircleMember;
using domain::ContactId;
using domain::Date;
using domain::DateRule;
using domain::Instant;
using domain::Reminder;
using domain::SubjectKind;
using domain::Value;

namespace {

constexpr domain::Span silence{1, domain::Span::Unit::Years};
constexpr int days_of_items = 60;

Value date_or_null(const std::optional<Date>& date) {
    return date ? Value(domain::format_date(*date)) : Value();
}

/// Everybody in the circle, whoever was in touch last first.
std::vector<CircleMember> members_of(const ContactId& circle, const domain::ContactStore& store) {
    std::vector<CircleMember> members;
    store.each_member(circle, [&](const CircleMember& member) { members.push_back(member); });
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.last_touch > b.last_touch; });
    return members;
}

Value to_value(const CircleMember& member) {
    Value value;
    value["id"] = member.id;
    value["name"] = member.name;
    value["importance"] = domain::to_text(member.importance);
    value["last_touch"] = date_or_null(member.last_touch);
    return value;
}

Value to_values(const std::vector<CircleMember>& members) {
    Value values{Value::Array{}};
    for (const auto& member : members) {
        values.push_back(to_value(member));
    }
    return values;
}

/// What speaks of the circle now and in the next weeks.
std::vector<Reminder> reminders_of(const ContactId& circle, Engine& engine, Date today) {
    const auto facts = engine.store().facts(circle, today);
    auto reminders = facts ? facts->reminders : std::vector<Reminder>();
    std::erase_if(reminders, [&](const Reminder& one) {
        return domain::is_settled(one.state) ||
               domain::days_between(today, one.date) > days_of_items;
    });
    return reminders;
}

/// The circle's own interactions and its members': the newest, and whose it was.
void set_last_touch(Value& value, const domain::Contact& circle,
                    const std::vector<CircleMember>& members, const domain::ContactStore& store) {
    const auto own = last_touch(circle, store);
    const auto newest = members.empty() ? std::nullopt : members.front().last_touch;
    value["last_touch"] = date_or_null(std::max(own, newest));
    value["last_touch_of"] = own >= newest ? "" : members.front().name;
}

/// Why the circle starves: the name of the presence rule it has passed, "silent" when nobody was in
/// touch for a year, "unknown" when nobody ever was; empty when it does not.
void set_hunger(Value& value, const std::vector<Reminder>& reminders, Date today) {
    const auto touched = domain::parse_date(value.text_or("last_touch", ""));
    value["starves"] = !touched                                          ? "unknown"
                       : *touched < domain::advanced(today, silence, -1) ? "silent"
                                                                         : "";
    value["rule"] = "";
    for (const auto& reminder : reminders) {
        for (const auto& reason : reminder.reasons) {
            if (reason.kind == domain::RuleKind::Presence && reason.date <= today) {
                value["starves"] = "rule";
                value["rule"] = reason.rule;
            }
        }
    }
}

/// What every circle shows: who is in it, when somebody was last in touch, what speaks of it.
Value circle_value(SubjectKind kind, const std::string& key, Engine& engine, Instant now) {
    const auto today = engine.today(now);
    const auto id = domain::circle_id(kind, key);
    const auto circle = engine.store().contact(id);
    const auto members = members_of(id, engine.store());
    const auto reminders = reminders_of(id, engine, today);
    Value value;
    value["id"] = id;
    value["name"] = circle ? circle->name : key;
    value["people"] = members.size();
    value["members"] = to_values(members);
    set_last_touch(value, circle.value_or(domain::Contact{}), members, engine.store());
    set_hunger(value, reminders, today);
    value["items"] = to_items(reminders, engine, now);
    return value;
}

/// A date that returns: as it is written, and when it next is.
Value date_value(const std::optional<DateRule>& rule, Engine& engine, Date today) {
    if (!rule) {
        return {};
    }
    const auto& attention = engine.situation().attention;
    Value value;
    value["on"] = domain::format_date_rule(*rule);
    value["next"] =
        date_or_null(planning::next_deadline(*rule, today, attention ? &*attention : nullptr));
    return value;
}

Value membership_value(const domain::Membership& membership, Engine& engine, Date today) {
    static const DateRule end_of_year{domain::YearDay{12, 31}, {}};
    Value value;
    value["since"] = date_or_null(membership.since);
    value["number"] = membership.number;
    value["amount"] = membership.amount;
    value["dues"] = date_value(membership.dues, engine, today);
    value["assembly"] = date_value(membership.assembly, engine, today);
    value["notice"] = date_value(membership.notice, engine, today);
    Value benefits{Value::Array{}};
    for (const auto& benefit : membership.benefits) {
        auto one = date_value(benefit.use_by.value_or(end_of_year), engine, today);
        one["text"] = benefit.text;
        benefits.push_back(std::move(one));
    }
    value["benefits"] = std::move(benefits);
    return value;
}

/// The names behind what the configuration writes, which may be ids.
Value names_of(const std::vector<std::string>& written, const domain::ContactStore& store) {
    Value names{Value::Array{}};
    for (const auto& one : written) {
        const auto contact = store.contact(one);
        names.push_back(contact ? contact->name : one);
    }
    return names;
}

} // namespace

Value network_value(const domain::Network& network, Engine& engine, Instant now) {
    auto value = circle_value(SubjectKind::Network, network.name, engine, now);
    value["type"] = domain::to_text(network.type);
    value["participation"] = domain::to_text(network.participation);
    value["note"] = network.note;
    value["membership"] = network.membership
                              ? membership_value(*network.membership, engine, engine.today(now))
                              : Value();
    return value;
}

Value type_value(domain::NetworkType type, Engine& engine, Instant now) {
    auto value = circle_value(SubjectKind::NetworkType, domain::to_text(type), engine, now);
    value["type"] = domain::to_text(type);
    Value networks{Value::Array{}};
    for (const auto& network : engine.situation().configuration.networks) {
        if (network.type == type) {
            networks.push_back(network_value(network, engine, now));
        }
    }
    value["networks"] = std::move(networks);
    return value;
}

Value alliance_value(const domain::Alliance& alliance, Engine& engine, Instant now) {
    auto value = circle_value(SubjectKind::Alliance, alliance.name, engine, now);
    const auto& theirs = value.at("members").as_array();
    value["hangs_on"] = theirs.size() == 1 ? theirs.front().at("name") : Value();
    value["purpose"] = alliance.purpose;
    value["note"] = alliance.note;
    value["institutions"] = names_of(alliance.institutions, engine.store());
    value["ours"] = names_of(alliance.ours, engine.store());
    return value;
}

Value institution_values(Engine& engine) {
    const auto& institutions = engine.situation().configuration.institutions;
    std::map<std::string, Value::Array> staff;
    for (const auto& institution : institutions) {
        staff[institution.name];
    }
    auto& store = engine.store();
    store.each_contact([&](const ContactId& id, const std::string&) {
        const auto contact = store.contact(id);
        for (const auto& name : contact->institutions) {
            const auto found = staff.find(name);
            if (found != staff.end() && contact->subject == SubjectKind::Person) {
                auto member = brief_contact(*contact);
                member["last_touch"] = date_or_null(last_touch(*contact, store));
                found->second.push_back(std::move(member));
            }
        }
        return !staff.empty();
    });
    Value values{Value::Array{}};
    for (const auto& institution : institutions) {
        Value value;
        value["name"] = institution.name;
        value["note"] = institution.note;
        value["people"] = staff[institution.name];
        values.push_back(std::move(value));
    }
    return values;
}

} // namespace kith::app
