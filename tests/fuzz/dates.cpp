#include "support/dates.hpp"
#include "app/day_words.hpp"
#include "domain/date_rule.hpp"
#include "domain/partial_date.hpp"
#include "domain/span.hpp"
#include "fuzz/targets.hpp"
#include "vcard/date_reader.hpp"

#include <cstdlib>
#include <string>

namespace kith::fuzz {

namespace {

/// What was read is read again from what is written of it.
template <class Read, class Write>
void comes_back(std::string_view text, const Read& read, const Write& write, const char* what) {
    if (const auto once = read(text)) {
        require(read(write(*once)) == once, std::string(what) + ": " + write(*once));
    }
}

void read_span(std::string_view text, domain::Date today) {
    comes_back(text, domain::parse_span, domain::format_span, "a span comes back");
    if (const auto span = domain::parse_span(text)) {
        require(span->count >= 0 && span->count <= 9999, "a span is bounded");
        const auto later = domain::advanced(today, *span);
        require(later.ok() && later >= today, "a span leads ahead");
        require(domain::advanced(today, *span, -1) <= today, "a span leads back");
        require(domain::rough_days(*span) >= span->count, "a span has as many days at least");
    }
}

void read_words(std::string_view text, domain::Date today) {
    if (const auto day = app::read_day(text, today)) {
        require(day->ok(), "a day exists");
        require(std::abs(domain::days_between(today, *day)) <= 36'525, "a day is near");
        require(app::read_day(domain::format_date(*day), today) == day, "a day comes back");
    }
}

void read_card_date(std::string_view text) {
    if (const auto date = vcard::read_date(text)) {
        require(domain::parse_partial_date(domain::format_partial_date(*date)) == date,
                "a card's date is one that kith writes: " + domain::format_partial_date(*date));
    }
    static_cast<void>(vcard::read_date("1986-11-27", text));
    static_cast<void>(vcard::read_revision(text));
}

} // namespace

void read_dates(std::string_view text) {
    const auto today = test::day("2026-11-23");
    comes_back(text, domain::parse_date, domain::format_date, "a day comes back");
    comes_back(text, domain::parse_instant, domain::format_instant, "an instant comes back");
    comes_back(text, domain::parse_time_of_day, domain::format_time_of_day, "a time comes back");
    comes_back(text, domain::parse_partial_date, domain::format_partial_date, "a date comes back");
    comes_back(text, domain::parse_date_rule, domain::format_date_rule, "a deadline comes back");
    if (const auto date = domain::parse_partial_date(text)) {
        for (const auto leap_day : {domain::LeapDay::Feb28, domain::LeapDay::Mar1}) {
            const auto kept = domain::next_kept(*date, today, leap_day);
            require(kept.ok() && kept >= today && domain::days_between(today, kept) <= 366,
                    "a date is kept within a year");
        }
    }
    read_span(text, today);
    read_words(text, today);
    read_card_date(text);
}

} // namespace kith::fuzz
