#include "caldav/content.hpp"

#include "caldav/content_line.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>

namespace kith::caldav {

namespace {

using Lines = std::span<const ContentLine>;

constexpr std::array<std::string_view, 3> entry_kinds{"VEVENT", "VTODO", "VJOURNAL"};

/// What we write, and what would contradict it: an end by length, a state of completion.
constexpr std::array<std::string_view, 16> ours_alone{
    "UID",   "DTSTAMP",  "LAST-MODIFIED", "SEQUENCE",        "DTSTART", "DTEND",
    "DUE",   "SUMMARY",  "DESCRIPTION",   "CATEGORIES",      "STATUS",  "TRANSP",
    "CLASS", "DURATION", "COMPLETED",     "PERCENT-COMPLETE"};

std::string upper(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

bool is_entry(const std::string& component) {
    return std::ranges::find(entry_kinds, component) != entry_kinds.end();
}

/// A component directly inside of VCALENDAR: the lines from BEGIN to END.
struct Component {
    std::string kind;
    std::size_t begin = 0;
    std::size_t end = 0; ///< of its END line
};

/// The events, tasks and journals of a calendar, in order. Empty when the text is none, or is cut
/// off.
std::vector<Component> entries_of(Lines lines) {
    std::vector<Component> found;
    std::vector<std::string> open;
    bool closed = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.name == "BEGIN") {
            open.push_back(upper(line.value));
            if (open.size() == 2 && open.front() == "VCALENDAR" && is_entry(open.back())) {
                found.push_back({open.back(), i, 0});
            }
        } else if (line.name == "END") {
            if (open.empty() || open.back() != upper(line.value)) {
                return {};
            }
            if (open.size() == 2 && !found.empty() && found.back().end == 0) {
                found.back().end = i;
            }
            open.pop_back();
            closed = open.empty();
        }
    }
    return closed && open.empty() ? found : std::vector<Component>{};
}

/// Calls with each property of the component itself, not of its alarms.
template <class Visit> void each_property(Lines lines, const Component& component, Visit visit) {
    int depth = 0;
    for (std::size_t i = component.begin + 1; i < component.end; ++i) {
        if (lines[i].name == "BEGIN") {
            ++depth;
        } else if (lines[i].name == "END") {
            --depth;
        } else if (depth == 0) {
            visit(lines[i]);
        }
    }
}

std::string value_of(Lines lines, const Component& component, std::string_view name) {
    std::string value;
    each_property(lines, component, [&](const ContentLine& line) {
        if (line.name == name && value.empty()) {
            value = line.value;
        }
    });
    return value;
}

int number_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Deed deed_of(Lines lines, const Component& component) {
    const auto status = upper(value_of(lines, component, "STATUS"));
    if (status == "CANCELLED") {
        return Deed::Cancelled;
    }
    if (component.kind != "VTODO") {
        return Deed::None;
    }
    const bool completed = status == "COMPLETED" ||
                           !value_of(lines, component, "COMPLETED").empty() ||
                           number_of(value_of(lines, component, "PERCENT-COMPLETE")) >= 100;
    return completed ? Deed::Completed : Deed::None;
}

/// The component that is no single recurrence of another.
const Component* main_of(Lines lines, const std::vector<Component>& components) {
    const auto main = std::ranges::find_if(components, [&](const Component& component) {
        return value_of(lines, component, "RECURRENCE-ID").empty();
    });
    return main == components.end() ? nullptr : &*main;
}

} // namespace

std::optional<Content> read_content(std::string_view object) {
    const auto lines = content_lines(object);
    const auto components = entries_of(lines);
    const auto* const main = main_of(lines, components);
    if (main == nullptr) {
        return std::nullopt;
    }
    Content content;
    content.uid = value_of(lines, *main, "UID");
    for (const auto& component : components) {
        if (content.uid.empty() || value_of(lines, component, "UID") != content.uid) {
            return std::nullopt;
        }
    }
    content.sequence = number_of(value_of(lines, *main, "SEQUENCE"));
    content.deed = deed_of(lines, *main);
    return content;
}

std::string merged(std::string_view theirs, std::string_view ours) {
    const auto their_lines = content_lines(theirs);
    const auto their_components = entries_of(their_lines);
    const auto* const target = main_of(their_lines, their_components);
    const auto our_lines = content_lines(ours);
    const auto our_components = entries_of(our_lines);
    const auto* const source = main_of(our_lines, our_components);
    if (target == nullptr || source == nullptr || target->kind != source->kind) {
        return std::string(ours);
    }
    std::string result;
    int depth = 0;
    for (std::size_t i = 0; i < their_lines.size(); ++i) {
        const auto& line = their_lines[i];
        const bool inside = i > target->begin && i < target->end;
        depth += inside && line.name == "BEGIN" ? 1 : 0;
        const bool replaced =
            inside && depth == 0 && std::ranges::find(ours_alone, line.name) != ours_alone.end();
        depth -= inside && line.name == "END" ? 1 : 0;
        if (!replaced) {
            result += line.raw;
        }
        if (i == target->begin) {
            each_property(our_lines, *source,
                          [&](const ContentLine& property) { result += property.raw; });
        }
    }
    return result;
}

} // namespace kith::caldav
