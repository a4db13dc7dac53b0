#pragma once

#include "domain/time.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace kith::ics {

/// Writes iCalendar content lines (RFC 5545 section 3.1) into one buffer that only grows: CRLF,
/// folded at 75 octets and never inside a character or an escape.
///
/// A value is cleaned while it is copied: what is no UTF-8 becomes U+FFFD, a tab a space, and other
/// control characters vanish, as do blanks at both ends; `\ ; ,` are escaped (section 3.3.11). No
/// property is ever written without a value.
///
/// Not thread-safe. Only allocating throws.
class ContentLines {
public:
    /// What becomes of line breaks of every kind: a space, or `\n`. There are readers that drop an
    /// entry with a break in its title.
    enum class Breaks { Space, Kept };

    void clear();
    [[nodiscard]] std::string_view view() const;

    /// Whole lines that are right as they are: short, ASCII, each with its CRLF.
    void raw(std::string_view lines);

    /// One property on one line. `name` ends with ':' and is short ASCII.
    /// False, and nothing is written, when the value has nothing to show.
    bool text(std::string_view name, std::string_view value);

    /// The same for a value in parts: begin, any number of add, end. Parts that have nothing to
    /// show leave no separator behind. A separator is short ASCII and copied as it is.
    void begin(std::string_view name, Breaks breaks = Breaks::Space);
    void add(std::string_view part, std::string_view separator = {});
    bool end();

    /// "20261127" and "20261127T080000Z" after `name`, which ends with ':'. Years 0 to 9999.
    void date(std::string_view name, domain::Date date);
    void instant(std::string_view name, domain::Instant instant);
    void number(std::string_view name, int number);

private:
    void reserve(std::size_t more) {
        if (static_cast<std::size_t>(limit_ - cursor_) < more) {
            grow(more);
        }
    }
    void grow(std::size_t more);
    void put(std::string_view bytes);
    void put_whole(std::string_view bytes); ///< on this line, or on the next
    const char* put_plain(const char* from, const char* end);
    const char* put_special(const char* from, const char* end);
    void put_date(domain::Date date);
    void put_pair(unsigned number); ///< two digits
    void fold();
    [[nodiscard]] std::size_t room() const;

    std::unique_ptr<char[]> buffer_;
    char* limit_ = nullptr; ///< the buffer's end
    char* cursor_ = nullptr;
    char* line_ = nullptr;     ///< where the physical line begins
    char* property_ = nullptr; ///< where the property begins
    char* value_ = nullptr;    ///< where its value begins
    Breaks breaks_ = Breaks::Space;
};

} // namespace kith::ics
