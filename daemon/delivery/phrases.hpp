#pragma once

#include "domain/reminder.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kith::delivery {

/// The words of one language. Warm and short: no scores, no reproach. Stateless.
class Phrases {
public:
    virtual ~Phrases() = default;
    /// "de" or "en"; anything else gives English. The object lives for ever.
    [[nodiscard]] static const Phrases& in(std::string_view language);

    /// "Anna Berger: time to be in touch", for the reminder's first reason.
    [[nodiscard]] std::string title(const domain::Reason& reason, const std::string& name) const;
    /// Why, in one sentence. With `today`, how long ago or ahead it is too; without (calendars)
    /// only what stays true.
    [[nodiscard]] std::string sentence(const domain::Reason& reason, const std::string& name,
                                       std::optional<domain::Date> today) const;

    /// "4 September 2026"
    [[nodiscard]] virtual std::string long_date(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string due_since(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string last_note(const std::string& note,
                                                std::optional<domain::Date> date) const = 0;
    [[nodiscard]] virtual std::string digest_title(std::size_t people) const = 0;
    [[nodiscard]] virtual std::string new_heading() const = 0;
    [[nodiscard]] virtual std::string open_heading() const = 0;

    [[nodiscard]] virtual std::string channel_down_title(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string channel_down_body(const std::string& channel,
                                                        const std::string& reason,
                                                        std::size_t waiting) const = 0;
    [[nodiscard]] virtual std::string dead_title(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string dead_body(const std::string& channel,
                                                const std::string& title,
                                                const std::string& reason) const = 0;
    [[nodiscard]] virtual std::string was_off_title() const = 0;
    /// `from` and `to` as "4 September 2026, 08:30".
    [[nodiscard]] virtual std::string was_off_body(const std::string& from, const std::string& to,
                                                   std::size_t late) const = 0;
    [[nodiscard]] virtual std::string test_title() const = 0;
    [[nodiscard]] virtual std::string test_body(const std::string& channel) const = 0;

protected:
    // The parts of title() and sentence(). `when` is " (3 days ago)" or empty.
    [[nodiscard]] virtual std::string time_to_be_in_touch() const = 0;
    [[nodiscard]] virtual std::string time_to_follow_up() const = 0;
    [[nodiscard]] virtual std::string some_promise() const = 0;
    [[nodiscard]] virtual std::string on_day(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string relative(domain::Date date, domain::Date today) const = 0;
    [[nodiscard]] virtual std::string occasion(const domain::Reason& reason) const = 0;
    [[nodiscard]] virtual std::string happened(domain::InteractionKind kind) const = 0;
    [[nodiscard]] virtual std::string promised() const = 0;
    [[nodiscard]] virtual std::string turns(const std::string& name, const std::string& on_day,
                                            int years) const = 0;
    [[nodiscard]] virtual std::string years(int count) const = 0;
    [[nodiscard]] virtual std::string no_contact_yet(const domain::Span& cadence) const = 0;
    [[nodiscard]] virtual std::string last_contact(domain::Date date, const std::string& when,
                                                   const domain::Span& cadence) const = 0;
};

} // namespace kith::delivery
