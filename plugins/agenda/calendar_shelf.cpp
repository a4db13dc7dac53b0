#include "agenda/calendar_shelf.hpp"

#include "agenda/text.hpp"
#include "source/whole_bytes.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace kith::agenda {

namespace fs = std::filesystem;

using source::Ledger;
using source::Moment;

namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_name_file = 4096;

/// What vdirsyncer and khal write beside the events; empty: nothing.
std::string display_name_in(const fs::path& folder) {
    try {
        return wire::plain_line(source::read_whole(folder / "displayname", longest_name_file),
                                longest_name);
    } catch (const source::UnreadableFile&) {
        return {};
    }
}

} // namespace

CalendarShelf::CalendarShelf(Settings settings)
    : settings_(std::move(settings)), places_(settings_.paths), ledger_(settings_.timing) {}

CalendarShelf::Report CalendarShelf::refresh(Moment now, domain::Date today, Diary& diary) {
    Report report;
    first_look_ = first_look_.value_or(now.steady);
    listing_ = places_.list();
    report.unreadable = listing_.unreadable;
    const auto decision = ledger_.look(listing_, now);
    for (const auto& path : decision.drop) {
        diary.erase(path);
    }
    for (const auto& path : decision.read) {
        read(path, now, today, diary, report);
    }
    for (const auto& kept : decision.kept) {
        const auto minutes =
            std::chrono::duration_cast<std::chrono::minutes>(settings_.timing.grace).count();
        report.faults.push_back(
            {kept.path,
             {0, "this folder has turned empty or vanished: the meetings of its " +
                     std::to_string(kept.files) + " files are kept for " + std::to_string(minutes) +
                     " minutes"}});
    }
    report.is_whole = is_whole(now);
    return report;
}

void CalendarShelf::read(const std::string& path, Moment now, domain::Date today, Diary& diary,
                         Report& report) {
    ++report.read;
    Calendar calendar;
    auto content = Ledger::Content::Broken;
    try {
        calendar = read_calendar(
            source::read_whole(path, settings_.limits.file_bytes),
            {today, domain::plus_days(today, -settings_.past_days), settings_.instance, zones_},
            settings_.limits);
        if (calendar.is_complete) {
            content = Ledger::Content::Sound;
        }
    } catch (const source::UnreadableFile& error) {
        content = Ledger::Content::Unreadable;
        calendar.faults.push_back({0, std::string("cannot be read: ") + error.what()});
    }
    for (Fault& fault : std::exchange(calendar.faults, {})) {
        report.faults.push_back({path, std::move(fault)});
    }
    if (ledger_.judge(path, content, now) == Ledger::Verdict::Take) {
        auto name = name_of(path, calendar);
        diary.put(path, std::move(calendar), std::move(name));
    }
}

std::string CalendarShelf::name_of(const std::string& path, const Calendar& calendar) const {
    if (!calendar.name.empty()) {
        return calendar.name;
    }
    const auto& files = places_.files();
    const fs::path file(path);
    if (std::find(files.begin(), files.end(), path) != files.end()) {
        return wire::plain_line(file.stem().string(), longest_name);
    }
    auto name = display_name_in(file.parent_path());
    return name.empty() ? wire::plain_line(file.parent_path().filename().string(), longest_name)
                        : name;
}

bool CalendarShelf::is_whole(Moment now) {
    const auto has_files = [&](const std::string& place) {
        return std::any_of(listing_.files.begin(), listing_.files.end(), [&](const auto& file) {
            return file.path == place || file.folder == place ||
                   file.folder.starts_with(place + '/');
        });
    };
    const bool all_have_files =
        std::all_of(places_.folders().begin(), places_.folders().end(), has_files) &&
        std::all_of(places_.files().begin(), places_.files().end(), has_files);
    was_whole_ = was_whole_ || (all_have_files && ledger_.all_sound()) ||
                 now.steady >= *first_look_ + settings_.timing.grace;
    return was_whole_;
}

std::optional<Moment::Steady> CalendarShelf::look_again() const {
    auto when = ledger_.look_again();
    if (first_look_ && !was_whole_) {
        const auto end = *first_look_ + settings_.timing.grace;
        when = when ? std::min(*when, end) : end;
    }
    return when;
}

} // namespace kith::agenda
