#include "app/attention_value.hpp"

#include "app/command_params.hpp"

namespace kith::app {

using domain::Value;

Value to_value(const domain::Pause& pause, const domain::Store& store) {
    const auto subject = store.contact(pause.subject);
    Value value;
    value["id"] = pause.id;
    value["subject"] = subject ? brief_contact(*subject) : Value();
    value["from"] = domain::format_date(pause.days.from);
    value["to"] = domain::format_date(pause.days.to);
    value["deputy"] = pause.deputy;
    value["configured"] = pause.id == 0;
    return value;
}

Value to_value(const domain::Appointment& appointment, const domain::Store& store) {
    Value contacts{Value::Array{}};
    for (const auto& id : appointment.contacts) {
        if (const auto contact = store.contact(id)) {
            contacts.push_back(brief_contact(*contact));
        }
    }
    Value value;
    value["id"] = appointment.id;
    value["date"] = domain::format_date(appointment.date);
    value["at"] = appointment.at ? Value(domain::format_time_of_day(*appointment.at)) : Value();
    value["title"] = appointment.title;
    value["contacts"] = std::move(contacts);
    value["source"] = appointment.source;
    return value;
}

Value to_value(const domain::Cadence& cadence) {
    Value value;
    value["every"] = domain::format_span(cadence.every);
    value["at_worst"] = cadence.at_worst ? Value(domain::format_span(*cadence.at_worst)) : Value();
    return value;
}

} // namespace kith::app
