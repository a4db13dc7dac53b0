// Writing the calendar: kith's feed writer beside libical, which builds a tree first, and beside
// the least any writer does: appending bytes that are known already.

#include "calendar/ics/writer.hpp"

#include <benchmark/benchmark.h>

#include <libical/ical.h>

#include <chrono>
#include <string>
#include <vector>

namespace {

using namespace std::chrono_literals;

constexpr int entries = 1000;
constexpr auto description =
    "Last contact on 4 September 2026 (11 weeks ago); you wanted six weeks.";
constexpr auto note = "moved to Bonn";

std::string title(int n) { return "Anna " + std::to_string(n) + " Berger: time to say hello"; }
std::string uid(int n) { return "r-9f2c" + std::to_string(n); }

void count_entries(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * entries);
}

kith::domain::AgendaEntry agenda_entry(int n) {
    kith::domain::AgendaEntry entry;
    entry.uid = uid(n);
    entry.date = 2026y / 11 / 27;
    entry.title = title(n);
    entry.reasons = {description};
    entry.note = note;
    entry.categories = {"old-friends"};
    entry.state = "planned";
    entry.revised_at = std::chrono::sys_days(2026y / 11 / 1) + 6h;
    return entry;
}

void write_with_kith(benchmark::State& state) {
    std::vector<kith::domain::AgendaEntry> agenda;
    for (int n = 0; n < entries; ++n) {
        agenda.push_back(agenda_entry(n));
    }
    kith::ics::CalendarTraits traits;
    traits.instance = "kith";
    traits.notes = true;
    for (auto _ : state) {
        auto feed = kith::ics::calendar_object(agenda, traits);
        benchmark::DoNotOptimize(feed.data());
    }
    count_entries(state);
}

icalcomponent* libical_event(int n) {
    const auto moment = icaltime_from_string("20261101T060000Z");
    auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_uid((uid(n) + "@kith").c_str()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(moment));
    icalcomponent_add_property(event, icalproperty_new_lastmodified(moment));
    icalcomponent_add_property(event, icalproperty_new_sequence(0));
    icalcomponent_add_property(event, icalproperty_new_dtstart(icaltime_from_string("20261127")));
    icalcomponent_add_property(event, icalproperty_new_dtend(icaltime_from_string("20261128")));
    icalcomponent_add_property(event, icalproperty_new_summary(title(n).c_str()));
    icalcomponent_add_property(
        event, icalproperty_new_description((std::string(description) + "\n" + note).c_str()));
    icalcomponent_add_property(event, icalproperty_new_categories("old-friends"));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

icalcomponent* libical_calendar(int count) {
    auto* calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//kith//bench//EN"));
    for (int n = 0; n < count; ++n) {
        icalcomponent_add_component(calendar, libical_event(n));
    }
    return calendar;
}

std::string emitted_by_libical(icalcomponent* calendar) {
    char* text = icalcomponent_as_ical_string_r(calendar);
    std::string result = text;
    icalmemory_free_buffer(text);
    return result;
}

std::string written_by_libical(int count) {
    auto* calendar = libical_calendar(count);
    auto result = emitted_by_libical(calendar);
    icalcomponent_free(calendar);
    return result;
}

void append(benchmark::State& state) {
    const auto event = written_by_libical(1);
    std::string feed;
    feed.reserve(event.size() * entries);
    for (auto _ : state) {
        feed.clear();
        for (int n = 0; n < entries; ++n) {
            feed += event;
        }
        benchmark::DoNotOptimize(feed.data());
    }
    count_entries(state);
}

void write_with_libical(benchmark::State& state) {
    for (auto _ : state) {
        auto feed = written_by_libical(entries);
        benchmark::DoNotOptimize(feed.data());
    }
    count_entries(state);
}

void emit_with_libical(benchmark::State& state) {
    auto* calendar = libical_calendar(entries);
    for (auto _ : state) {
        auto feed = emitted_by_libical(calendar);
        benchmark::DoNotOptimize(feed.data());
    }
    icalcomponent_free(calendar);
    count_entries(state);
}

BENCHMARK(write_with_kith)->Name("write a calendar entry/kith/calendar_object");
BENCHMARK(append)->Name("write a calendar entry/limit/append known bytes");
BENCHMARK(emit_with_libical)->Name("write a calendar entry/peer/libical, emit alone");
BENCHMARK(write_with_libical)->Name("write a calendar entry/peer/libical, build and emit");

} // namespace
