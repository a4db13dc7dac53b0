#include "agenda/zone_lines.hpp"

#include "recurrence/content_lines.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace kith::agenda {

namespace chr = std::chrono;

namespace {

/// "+0100", "-023000" (RFC 5545, section 3.3.14).
std::optional<chr::seconds> offset_in(std::string_view text) {
    if ((text.size() != 5 && text.size() != 7) || (text[0] != '+' && text[0] != '-') ||
        text.find_first_not_of("0123456789", 1) != std::string_view::npos) {
        return std::nullopt;
    }
    const auto pair = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const auto size =
        chr::hours(pair(1)) + chr::minutes(pair(3)) + chr::seconds(text.size() == 7 ? pair(5) : 0);
    if (size >= chr::hours(24)) {
        return std::nullopt;
    }
    return text[0] == '-' ? -size : size;
}

} // namespace

void ZoneLines::take(const recurrence::ContentLine& line) {
    if (line.name == "TZID") {
        tzid_ = line.value;
    }
}

void ZoneLines::begin_part() {
    part_ = {};
    has_start_ = has_offset_ = has_offset_before_ = false;
    text_ += "BEGIN\n";
}

void ZoneLines::take_in_part(const recurrence::ContentLine& line) {
    text_.append(line.name).append(":").append(line.value).append("\n");
    if (line.name == "DTSTART") {
        if (const auto time = parse_event_time(line.value, "")) {
            part_.date = time->date;
            part_.time = time->time;
            has_start_ = true;
        }
    } else if (line.name == "TZOFFSETTO") {
        const auto offset = offset_in(line.value);
        has_offset_ = offset.has_value();
        part_.offset = offset.value_or(chr::seconds(0));
    } else if (line.name == "TZOFFSETFROM") {
        const auto offset = offset_in(line.value);
        has_offset_before_ = offset.has_value();
        part_.offset_before = offset.value_or(chr::seconds(0));
    } else if (line.name == "RRULE" && part_.rules.size() < limits_.rules) {
        part_.rules.push_back(line.value);
    } else if (line.name == "RDATE") {
        for (std::string_view rest = line.value;
             !rest.empty() && part_.extra.size() < limits_.dates;) {
            const auto end = std::min(rest.find(','), rest.size());
            if (auto time = parse_event_time(rest.substr(0, end), "")) {
                part_.extra.push_back(std::move(*time));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
}

void ZoneLines::end_part() {
    if (!has_start_ || !has_offset_ || parts_.size() >= limits_.zone_parts) {
        return;
    }
    if (!has_offset_before_) {
        part_.offset_before = part_.offset;
    }
    parts_.push_back(std::move(part_));
    part_ = {};
}

ZonePool::Zone ZoneLines::zone(ZonePool& pool, domain::Date today) const {
    if (parts_.empty()) {
        return nullptr;
    }
    return pool.zone(domain::format_date(today) + text_,
                     [&] { return std::make_shared<const ForeignZone>(parts_, today); });
}

} // namespace kith::agenda
