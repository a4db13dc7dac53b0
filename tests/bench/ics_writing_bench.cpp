// Writing the calendar: kith's feed writer beside libical, which builds a tree first, and beside
// the least any writer does: appending bytes that are known already.

#include <benchmark/benchmark.h>

#include <libical/ical.h>

#include <cstdlib>
#include <string>

namespace {

constexpr int entries = 1000;

void count_entries(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * entries);
}

icalcomponent* libical_event(int n) {
    const auto number = std::to_string(n);
    const auto moment = icaltime_from_string("20261101T060000Z");
    auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_uid(("r-9f2c" + number).c_str()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(moment));
    icalcomponent_add_property(event, icalproperty_new_lastmodified(moment));
    icalcomponent_add_property(event, icalproperty_new_sequence(0));
    icalcomponent_add_property(event, icalproperty_new_dtstart(icaltime_from_string("20261127")));
    icalcomponent_add_property(event, icalproperty_new_dtend(icaltime_from_string("20261128")));
    icalcomponent_add_property(
        event, icalproperty_new_summary(("Anna " + number + " Berger: time to say hello").c_str()));
    icalcomponent_add_property(
        event, icalproperty_new_description("Last contact on 4 September 2026 (11 weeks ago); you "
                                            "wanted six weeks.\nmoved to Bonn\nanna@example.org"));
    icalcomponent_add_property(event, icalproperty_new_categories("old-friends"));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return event;
}

std::string written_by_libical(int count) {
    auto* calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//kith//bench//EN"));
    for (int n = 0; n < count; ++n) {
        icalcomponent_add_component(calendar, libical_event(n));
    }
    char* text = icalcomponent_as_ical_string_r(calendar);
    std::string result = text;
    icalmemory_free_buffer(text);
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

BENCHMARK(append)->Name("write a calendar entry/limit/append known bytes");
BENCHMARK(write_with_libical)->Name("write a calendar entry/peer/libical");

} // namespace
