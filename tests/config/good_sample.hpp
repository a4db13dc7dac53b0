#pragma once

#include "support/temporary_directory.hpp"

namespace kith::config {

/// A configuration without a fault that uses every key once, fit for sample_plugins().
inline constexpr const char* good_kith = R"(
language = "de"
timezone = "Europe/Berlin"
at = "08:30"
leap_day = "mar-1"

[pace]
people_per_day = 3
days = "workdays"
holidays = "holidays.ics"
quiet = ["2026-12-24", { from = 2026-12-27, to = "2027-01-06" }]

[[pause]]
from = "2026-08-01"
to = "2026-08-20"
deputy = "Renate"

[[pause]]
from = "2026-09-01"
until = "2026-09-10"
network = "Kammer"

[[pause]]
from = "2026-10-01"
to = "2026-10-02"
contact = "anna BERGER"

[[channel]]
name = "desktop"
plugin = "desktop"
hours = { from = "08:00", to = "18:00", days = "workdays" }

[[channel]]
name = "mail"
plugin = "email"
digest = { at = 07:15:00, days = ["monday", "thursday"] }
[channel.settings]
to = ["anna@example.org"]
port = 25
password_file = "~/secret/mail"

[[channel]]
name = "calendar"
plugin = "calendar"
settings = { file = "../feed.ics" }

[[source]]
name = "address-book"
plugin = "vcard"
settings = { directories = ["book", "/srv/cards/"], books = { private = "~" } }
)";

inline constexpr const char* good_networks = R"(
[[network]]
name = "Alte Freunde"
type = "informal"

[[network]]
name = "Kammer"
type = "institutional"
participation = "passive"
note = "Beitrag bis 31. März"

[network.membership]
since = "2019-04-01"
number = "4711"
dues = { on = "31 March", amount = "120 EUR" }
assembly = "third Sunday of June"
notice = "3 months before 31 December"
benefits = [{ text = "Rechtsberatung", use_by = "30 November" }, "Fachzeitschrift"]

[[institution]]
name = "Diakonie"
note = "Träger"

[[alliance]]
name = "Wohnen zuerst"
purpose = "gemeinsame Notwohnungen"
institutions = ["Diakonie"]
ours = ["Berta Klein"]
theirs = ["Anna Berger"]
note = "Vertrag von 2024"
)";

inline constexpr const char* good_rules = R"(
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = { network = "Alte Freunde", tag = ["choir", "hiking"], importance = "high" }
not = { name = "Berta Klein" }
every = "6 weeks"
at_worst = "3 months"
channels = "mail"
at = "18:00"
max_late = "0 days"

[[rule]]
name = "after-meetings"
kind = "follow-up"
for = { network_type = "institutional", participation = "passive", language = "de", institution = "Diakonie" }
on = ["meeting", "event"]
after = "3d"

[[rule]]
name = "birthdays"
kind = "occasion"
for = "everyone"
date = "birthday"
ahead = ["7 days", "0 days"]

[[rule]]
name = "first-days"
kind = "occasion"
for = "everyone"
date = "first day AT work"

[[rule]]
name = "dues"
kind = "duty"
for = { type = "institutional" }
of = "dues"
before = "1 week"
ahead = ["4 weeks", "0 days"]

[[rule]]
name = "report"
kind = "duty"
on = "last working day of November"
text = "Jahresbericht"

[[rule]]
name = "audit"
kind = "duty"
for = { alliance = "Wohnen zuerst" }
rrule = "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=2TU"
starts = "2026-01-01"
text = "Verwendungsnachweis"

[[rule]]
name = "give-back"
kind = "balance"
for = "everyone"
received = 2
within = "6 months"

[[rule]]
name = "quiet-alliance"
kind = "presence"
for = { alliance = "Wohnen zuerst" }
each = "alliance"
quiet_for = "3 months"
at_least = 2

[[rule]]
name = "memorial"
kind = "occasion"
for = { name = "Anna Berger" }
date = "death"
)";

inline constexpr const char* good_contacts = R"(
[[contact]]
name = "Anna  Berger"
emails = ["anna@example.org", "anna@work.example"]
phones = "+49 228 1234"
birthday = "1986-11-27"
anniversary = 2010-06-09
name_day = "--07-26"
dates = [{ label = "First day at work", date = "2019-04-01" }, { label = "Death", date = "--01-02" }]
networks = ["Alte Freunde", "Kammer"]
institution = "Diakonie"
institutions = ["Diakonie", "Stadt Bonn"]
tags = ["choir"]
importance = "high"
language = "de-AT"
timezone = "America/New_York"
every = "2 months"
at_worst = "1 year"
leap_day = "feb-28"
deceased = true
note = """
moved \
  über Köln
to Bonn"""
last_contact = 2026-01-15

[[contact]]
card = "urn:uuid:4fbe8971"
every = "1 week"
)";

inline constexpr const char* good_holidays = "BEGIN:VCALENDAR\r\n"
                                             "BEGIN:VEVENT\r\n"
                                             "DTSTART;VALUE=DATE:20261003\r\n"
                                             "DTEND;VALUE=DATE:20261004\r\n"
                                             "END:VEVENT\r\n"
                                             "END:VCALENDAR\r\n";

inline void write_good_sample(const test::TemporaryDirectory& directory) {
    directory.write("kith.toml", good_kith);
    directory.write("networks.toml", good_networks);
    directory.write("rules.toml", good_rules);
    directory.write("contacts/friends.toml", good_contacts);
    directory.write("holidays.ics", good_holidays);
}

} // namespace kith::config
