#include "agenda/calendar_reader.hpp"
#include "agenda/diary.hpp"
#include "agenda/meeting_key.hpp"
#include "fuzz/targets.hpp"
#include "support/dates.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <string>

namespace kith::fuzz {

namespace {

agenda::Diary::Settings owner() {
    agenda::Diary::Settings settings;
    settings.owner.addresses = {"me@example.org"};
    settings.language = "de";
    settings.time_zone = "Europe/Berlin";
    return settings;
}

void judge(const std::string& key, const source::Proposal& proposal, domain::Date today) {
    require(key == proposal.key && key.size() <= 200 &&
                std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; }),
            "a key is short and of ASCII");
    require(proposal.email != "me@example.org", "nobody meets himself");
    require(proposal.email.find('@') != std::string::npos &&
                wire::valid_utf8(proposal.email) == proposal.email,
            "an address is one");
    require(wire::plain_line(proposal.evidence) == proposal.evidence &&
                wire::plain_line(proposal.name) == proposal.name,
            "texts are clean lines");
    const bool is_over = agenda::stage_of(key) == agenda::Stage::Over;
    require(is_over == (proposal.what == source::Proposal::What::Interaction) &&
                is_over == (proposal.date < today),
            "what is over is an interaction");
    require(proposal.date >= domain::plus_days(today, -30) &&
                proposal.date <= domain::plus_days(today, 14),
            "meetings lie in the window");
}

} // namespace

void read_agendas(std::string_view bytes) {
    const auto today = test::day("2026-11-30");
    const agenda::Limits limits;
    const auto read = [&] {
        agenda::ZonePool zones;
        return agenda::read_calendar(bytes, {today, domain::plus_days(today, -30), "k7", zones},
                                     limits);
    };
    auto calendar = read();
    const auto lines = 1 + std::count(bytes.begin(), bytes.end(), '\n');
    require(calendar.faults.size() <= limits.faults + 1, "faults are bounded");
    for (const auto& fault : calendar.faults) {
        require(fault.line >= 0 && fault.line <= lines, "a fault lies within its file");
    }
    agenda::Diary diary(owner());
    diary.put("/a.ics", std::move(calendar), "A");
    const auto plan = diary.plan(today, {});
    for (const auto& [key, proposal] : plan.proposals) {
        judge(key, proposal, today);
    }
    require(!plan.next_change || *plan.next_change > today, "the next change lies ahead");
    diary.put("/a.ics", read(), "A");
    require(diary.plan(today, {}).proposals == plan.proposals, "planning twice gives the same");
}

} // namespace kith::fuzz
