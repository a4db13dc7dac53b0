#pragma once

namespace kith::test {

/// Anna is open since October, her birthday joins; one rule is silent.
inline constexpr const char* why_answer = R"({"version":1,
"contact":{"id":"anna","name":"Anna Berger"},"today":"2026-11-23","on":"2026-11-23",
"said":[{"key":"friends/anna/2026-09-01","title":"Anna Berger: time to be in touch",
"reasons":["Last contact on 1 September 2026; you like to be in touch every 6 weeks."],
"state":"open","settled_by":"","absorbed":["birthdays/anna/2026-11-20"],
"ways":[{"channel":"popup","takes":true,"state":"delivered","at":null,
"sentences":["Delivered on 13 October 2026, 09:00."]},
{"channel":"mail","takes":true,"state":"pending","at":"2026-11-24T08:00:00Z",
"sentences":["In the digest of 24 November 2026.","Goes out on 24 November 2026, 08:00."]}]}],
"rules":[{"rule":"friends","kind":"keep-in-touch","file":"rules.toml","line":12,
"stance":"speaks","speaks_on":"2026-11-23","steps":[],
"sentences":["For people of the network Friends: Anna Berger is one.",
"Counted from 1 September 2026 (a call).",
"Wanted on 13 October 2026, at the latest 3 November 2026."]},
{"rule":"work","kind":"keep-in-touch","file":"rules.toml","line":20,"stance":"silent",
"speaks_on":null,"steps":[],"sentences":["For people tagged work.",
"Anna Berger is not one of them: not tagged work."]}]})";

inline constexpr const char* rules_answer = R"({"version":1,"today":"2026-11-23","rules":[
{"rule":"friends","kind":"keep-in-touch","file":"rules.toml","line":12,
"for":"people of the network Friends","subjects":"person","matches":12,"in_charge":10,
"warning":"","next":{"date":"2026-11-20","title":"Anna Berger: time to be in touch",
"state":"open"}},
{"rule":"choir","kind":"occasion","file":"rules.toml","line":20,
"for":"people tagged chior","subjects":"person","matches":0,"in_charge":0,
"warning":"nobody is tagged \"chior\"; did you mean \"choir\"?","next":null}]})";

inline constexpr const char* rules_test_answer = R"({"version":1,
"contact":{"id":"anna","name":"Anna Berger"},"now":"2026-11-23T20:00:00Z","rules":[
{"rule":"work","kind":"keep-in-touch","file":"rules.toml","line":20,"for":"people tagged work",
"selected":false,"ways":[{"channel":"popup","takes":true,"state":"planned",
"at":"2026-11-24T08:00:00Z","sentences":["By itself, on 24 November 2026, 08:00: it waits for the channel's hours, 08:00 to 18:00."]},
{"channel":"mail","takes":false,"state":"not wanted","at":null,
"sentences":["The rule does not name it."]}]}]})";

/// Two weeks with a full day, a wait, and other rules.
inline constexpr const char* simulate_answer = R"({"version":1,"from":"2026-11-23","attentive":80,
"simulation":{"days":[
{"date":"2026-11-23","paced":3,"dated":0,"reminders":3},
{"date":"2026-11-24","paced":3,"dated":1,"reminders":5},
{"date":"2026-11-25","paced":2,"dated":0,"reminders":2},
{"date":"2026-11-26","paced":0,"dated":0,"reminders":0},
{"date":"2026-11-27","paced":1,"dated":0,"reminders":1},
{"date":"2026-11-28","paced":0,"dated":0,"reminders":0},
{"date":"2026-11-29","paced":0,"dated":0,"reminders":0},
{"date":"2026-11-30","paced":1,"dated":1,"reminders":2},
{"date":"2026-12-01","paced":2,"dated":0,"reminders":2}],
"worst":{"date":"2026-11-24","paced":3,"dated":1,"reminders":5},
"longest":[{"contact":{"id":"bert","name":"Bert Müller"},"rule":"friends","wanted":"2026-11-23",
"at_worst":"2026-12-14","asked":"2026-11-25","windows":0.1}],
"rules":[{"rule":"friends","file":"rules.toml","line":12,"count":12,"first":"2026-11-23",
"last":"2026-12-01"},{"rule":"choir","file":"rules.toml","line":20,"count":0,"first":null,
"last":null}],
"clock_changes":["2027-03-28"],"leap_days":[],"people_per_day":3},
"against":{"name":"new.toml","simulation":{"days":[
{"date":"2026-11-23","paced":1,"dated":0,"reminders":1}],
"worst":{"date":"2026-11-23","paced":1,"dated":0,"reminders":1},
"longest":[],"rules":[],"clock_changes":[],"leap_days":[],"people_per_day":null},
"difference":{"new":{"count":0,"items":[]},
"gone":{"count":30,"items":[{"date":"2026-11-24","contact":{"id":"anna","name":"Anna Berger"},
"rule":"friends","key":"k"}]},
"moved":{"count":1,"items":[{"date":"2026-11-23","before":"2026-11-25",
"contact":{"id":"bert","name":"Bert Müller"},"rule":"friends","key":"k"}]},"same":4}}})";

} // namespace kith::test
