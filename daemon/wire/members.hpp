#pragma once

#include "domain/time.hpp"
#include "domain/value.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::wire {

/// A member is missing, or is not what it must be. what() names it by its path from the outermost
/// object: `reminders[0].entry.date: expected a day such as "2026-11-23"`.
class MemberError : public domain::ValueError {
    using domain::ValueError::ValueError;
};

/// The members of one object of a message, read with faults that say where. Every reader throws
/// MemberError on a member of another type; those without a fallback also on a missing one. null
/// counts as missing. Refers to the Value, which must outlive it.
class Members {
public:
    /// Throws MemberError when `value` is no object. `path` is its place in the message; empty for
    /// the outermost.
    explicit Members(const domain::Value& value, std::string path = {});

    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }

    [[nodiscard]] std::string text(std::string_view key) const;
    /// One line fit to be shown; see plain_line.hpp.
    [[nodiscard]] std::string line(std::string_view key) const;
    [[nodiscard]] std::string line_or(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
    /// A text that names something: `[A-Za-z0-9._-]`, one to `max` bytes.
    [[nodiscard]] std::string name(std::string_view key, std::size_t max) const;
    /// The index in `choices` of the member's text.
    [[nodiscard]] std::size_t choice(std::string_view key,
                                     std::initializer_list<std::string_view> choices) const;
    /// The enumerator the member's text names; `parse` and to_text() are the domain's, `last` its
    /// last one.
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view key, std::optional<Enum> (*parse)(std::string_view),
                            Enum last) const {
        if (const auto value = parse(text(key))) {
            return *value;
        }
        std::string list;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            list += (i == 0 ? "" : ", ") + std::string(to_text(static_cast<Enum>(i)));
        }
        refuse(key, "expected one of " + list);
    }
    [[nodiscard]] std::vector<std::string> texts_or_none(std::string_view key) const;
    /// Lines fit to be shown; empty ones are left out.
    [[nodiscard]] std::vector<std::string> lines_or_none(std::string_view key) const;

    /// Within `lowest` and `highest`, both included. 3.0 is an integer too.
    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t lowest,
                                       std::int64_t highest) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t fallback,
                                          std::int64_t lowest, std::int64_t highest) const;
    [[nodiscard]] bool flag_or(std::string_view key, bool fallback) const;

    [[nodiscard]] domain::Date date(std::string_view key) const;
    [[nodiscard]] domain::Instant instant(std::string_view key) const;

    [[nodiscard]] Members object(std::string_view key) const;
    /// The objects of an array; none when the member is missing.
    [[nodiscard]] std::vector<Members> objects_or_none(std::string_view key) const;
    /// The member as it is; null when it is missing.
    [[nodiscard]] const domain::Value* find(std::string_view key) const;

    /// Throws a MemberError about that member.
    [[noreturn]] void refuse(std::string_view key, std::string_view what) const;

private:
    [[nodiscard]] std::string path_of(std::string_view key) const;
    [[nodiscard]] const domain::Value& required(std::string_view key) const;

    const domain::Value* value_;
    std::string path_;
};

/// Puts the texts as an array; nothing when there are none.
void put_texts(domain::Value& value, std::string_view key, const std::vector<std::string>& texts);

} // namespace kith::wire
