#include "cli/triage/waiting_person.hpp"

#include "wire/members.hpp"

namespace kith::cli {

WaitingPerson waiting_person_from(const domain::Value& value) {
    const wire::Members members(value);
    return {members.line("id"),
            members.line("name"),
            members.lines_or_none("institutions"),
            members.lines_or_none("tags"),
            members.lines_or_none("emails"),
            members.line_or("last_touch", "")};
}

} // namespace kith::cli
