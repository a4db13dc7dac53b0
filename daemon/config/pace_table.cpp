#include "config/pace_table.hpp"

#include "config/calendar_values.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::config {

namespace chr = std::chrono;
namespace fs = std::filesystem;

using domain::Date;
using domain::DateRange;
using domain::Pace;
using domain::Pause;

namespace {

constexpr int most_people = 1000;
constexpr int longest_range = 1827; ///< five years
constexpr std::size_t most_ranges = 1000;
constexpr std::size_t most_files = 32;
/// The days of which holidays are known.
constexpr Date first_day{chr::year(1970), chr::January, chr::day(1)};
constexpr Date last_day{chr::year(2100), chr::December, chr::day(31)};

/// From `from` to the key that says the last day, both included.
std::optional<DateRange> read_range(TableReader& reader, std::string_view last_key) {
    const std::string last(last_key);
    if (!reader.has("from")) {
        reader.missing("from", "add from = \"2026-08-01\"");
    }
    if (!reader.has(last)) {
        reader.missing(last, "add " + last + " = \"2026-08-20\", the last day");
    }
    const auto from = read_date(reader, "from");
    const auto to = read_date(reader, last);
    if (!from || !to) {
        return std::nullopt;
    }
    const auto place = reader.place(*reader.find(last));
    if (*to < *from) {
        reader.findings().error(
            place, in_quotes(last) + " lies before \"from\", " + domain::format_date(*from),
            "write the last day, such as " +
                in_quotes(domain::format_date(domain::plus_days(*from, 13))));
        return std::nullopt;
    }
    if (domain::days_between(*from, *to) > longest_range) {
        reader.findings().error(place, "this is longer than five years",
                                "write an earlier last day");
        return std::nullopt;
    }
    return DateRange{*from, *to};
}

void read_quiet_entry(TableReader& pace, const toml::node& node, std::vector<DateRange>& quiet) {
    if (const auto* table = node.as_table()) {
        TableReader reader(*table, pace.source(), pace.findings(), "an entry of \"quiet\"");
        if (const auto range = read_range(reader, "to")) {
            quiet.push_back(*range);
        }
        reader.finish();
    } else if (const auto date = read_date(pace, "quiet", node)) {
        quiet.push_back({*date, *date});
    }
}

/// Days and { from, to }, in a list or alone.
std::vector<DateRange> read_quiet(TableReader& pace) {
    std::vector<DateRange> quiet;
    const auto* node = pace.find("quiet");
    const auto* list = node == nullptr ? nullptr : node->as_array();
    if (list != nullptr && list->size() > most_ranges) {
        pace.findings().error(pace.place(*node), "\"quiet\" has more than 1000 entries",
                              "write days that follow each other as { from = \"2026-12-24\", to = "
                              "\"2027-01-06\" }");
    } else if (list != nullptr) {
        for (const auto& item : *list) {
            read_quiet_entry(pace, item, quiet);
        }
    } else if (node != nullptr) {
        read_quiet_entry(pace, *node, quiet);
    }
    return quiet;
}

fs::path resolved(const std::string& text, const PaceContext& context) {
    const auto path =
        text.starts_with("~/") ? context.home / text.substr(2) : context.directory / text;
    return path.lexically_normal();
}

/// The files in the folder of a path that is none, for "did you mean".
std::vector<std::string> names_beside(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(path.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".ics") {
            names.push_back(entry->path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string mend_path(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path, error)) {
        return "write another iCalendar file, of all-day events";
    }
    const auto meant = nearest(path.filename().string(), names_beside(path));
    return meant ? "did you mean " + in_quotes(*meant) + "?"
                 : "write the path of an iCalendar file, from here or with \"~/\"";
}

std::vector<Date> read_holidays(TableReader& pace, const PaceContext& context) {
    std::vector<Date> holidays;
    const auto files = pace.texts("holidays");
    if (files.size() > most_files) {
        pace.findings().error(pace.place(*pace.find("holidays")),
                              "\"holidays\" has more than " + std::to_string(most_files) + " files",
                              "shorten the list");
        return holidays;
    }
    for (const auto& file : files) {
        const auto path = resolved(file.text, context);
        try {
            const auto days = context.calendars.days(path, first_day, last_day);
            if (days.empty()) {
                pace.findings().warning(file.place, in_quotes(file.text) + " holds no whole day",
                                        "holidays are all-day events: write another file");
            }
            holidays.insert(holidays.end(), days.begin(), days.end());
        } catch (const std::runtime_error& fault) {
            pace.findings().error(file.place, in_quotes(file.text) + " " + fault.what(),
                                  mend_path(path));
        }
    }
    std::sort(holidays.begin(), holidays.end());
    holidays.erase(std::unique(holidays.begin(), holidays.end()), holidays.end());
    return holidays;
}

/// Of whom or what the pause is; empty: of everything.
domain::ContactId read_subject(TableReader& reader, const PaceContext& context) {
    const auto network = reader.text("network");
    const auto contact = reader.text("contact");
    auto& findings = reader.findings();
    if (network && contact) {
        findings.error(contact->place, "a pause is of a network or of a contact, not of both",
                       "write two of them");
        return "";
    }
    if (network) {
        context.networks.expect(*network, "network", "describe it in networks.toml", findings);
        return circle_id(domain::SubjectKind::Network, network->text);
    }
    if (!contact) {
        return "";
    }
    const auto* person = context.people.find(contact->text);
    if (person == nullptr && context.people.are_all_read()) {
        findings.error(contact->place, "there is no contact " + in_quotes(contact->text),
                       context.people.mend_name(contact->text));
    }
    return person == nullptr ? "" : person->id;
}

std::optional<Pause> read_pause(TableReader& reader, const PaceContext& context) {
    if (reader.has("to") && reader.has("until")) {
        reader.findings().error(reader.place(*reader.find("until")),
                                "\"to\" and \"until\" both say the last day",
                                "take one of them out");
    }
    const auto range =
        read_range(reader, reader.has("until") && !reader.has("to") ? "until" : "to");
    Pause pause;
    pause.subject = read_subject(reader, context);
    if (const auto deputy = reader.text("deputy")) {
        pause.deputy = deputy->text;
    }
    reader.finish();
    if (!range) {
        return std::nullopt;
    }
    pause.days = *range;
    return pause;
}

} // namespace

Pace read_pace(TableReader& top, const PaceContext& context) {
    Pace pace;
    if (const auto* table = top.table("pace", "write [pace] above its keys")) {
        TableReader reader(*table, top.source(), top.findings(), "the pace");
        pace.people_per_day = reader.number("people_per_day", 1, most_people);
        pace.days = read_weekdays(reader, "days").value_or(pace.days);
        pace.holidays = read_holidays(reader, context);
        pace.quiet = read_quiet(reader);
        reader.finish();
    }
    for (const auto* table : top.tables("pause")) {
        TableReader reader(*table, top.source(), top.findings(), "a pause");
        if (auto pause = read_pause(reader, context)) {
            pace.pauses.push_back(std::move(*pause));
        }
    }
    return pace;
}

} // namespace kith::config
