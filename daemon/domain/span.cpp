#include "domain/span.hpp"

#include <array>
#include <charconv>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

struct UnitName {
    std::string_view singular;
    std::string_view letter;
    Span::Unit unit;
    int days;
};

constexpr std::array<UnitName, 4> unit_names{{{"day", "d", Span::Unit::Days, 1},
                                              {"week", "w", Span::Unit::Weeks, 7},
                                              {"month", "m", Span::Unit::Months, 30},
                                              {"year", "y", Span::Unit::Years, 365}}};

const UnitName& name_of(Span::Unit unit) { return unit_names[static_cast<std::size_t>(unit)]; }

Date clamped(chr::year_month_day date) {
    return date.ok() ? date : Date(date.year() / date.month() / chr::last);
}

} // namespace

std::optional<Span> parse_span(std::string_view text) {
    Span span;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), span.count);
    if (error != std::errc() || text.starts_with('-') || span.count > 9999) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    for (const auto& name : unit_names) {
        const bool plural = text.size() == name.singular.size() + 1 && text.ends_with('s') &&
                            text.starts_with(name.singular);
        if (text == name.singular || text == name.letter || plural) {
            span.unit = name.unit;
            return span;
        }
    }
    return std::nullopt;
}

std::string format_span(Span span) {
    return std::to_string(span.count) + " " + std::string(name_of(span.unit).singular) +
           (span.count == 1 ? "" : "s");
}

Date advanced(Date anchor, Span span, int times) {
    const int count = span.count * times;
    switch (span.unit) {
    case Span::Unit::Days:
        return plus_days(anchor, count);
    case Span::Unit::Weeks:
        return plus_days(anchor, 7 * count);
    case Span::Unit::Months:
        return clamped(anchor + chr::months(count));
    case Span::Unit::Years:
        return clamped(anchor + chr::years(count));
    }
    return anchor;
}

int rough_days(Span span) { return span.count * name_of(span.unit).days; }

} // namespace kith::domain
