#pragma once

#include "domain/network.hpp"
#include "domain/reminder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::delivery {

/// The words of one language. Warm and short: no scores, no reproach, and of give and take never a
/// number. Stateless.
class Phrases {
public:
    virtual ~Phrases() = default;
    /// "de" or "en"; anything else gives English. The object lives for ever.
    [[nodiscard]] static const Phrases& in(std::string_view language);

    /// "Anna Berger: time to be in touch", for the reminder's first reason. One line, without
    /// control characters; true on any day.
    [[nodiscard]] std::string title(const domain::Reason& reason, const std::string& name) const;
    /// Why, in one sentence. With `today`, how long ago or ahead it is too; without (calendars)
    /// only what stays true.
    [[nodiscard]] std::string sentence(const domain::Reason& reason, const std::string& name,
                                       std::optional<domain::Date> today) const;

    /// How to answer a reason that asks, each with its command in backticks. `who` is the contact
    /// as one types them, see typed_name(); a pause is offered until `until`.
    [[nodiscard]] virtual std::vector<std::string> answers(const std::string& who,
                                                           domain::Date until) const = 0;

    /// "Informal networks" for a type, "My networks" for the portfolio. Other circles have names of
    /// their own: empty.
    [[nodiscard]] std::string circle_name(domain::SubjectKind kind, domain::NetworkType type) const;
    /// "ask how it went with Ben": the promise that follows an introduction.
    [[nodiscard]] virtual std::string asks_after_introduction(const std::string& name) const = 0;
    /// "Until 6 January Frau Weber stands in for you."
    [[nodiscard]] virtual std::string stands_in(const std::string& deputy,
                                                std::optional<domain::Date> until) const = 0;

    /// "4 September 2026"
    [[nodiscard]] virtual std::string long_date(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string short_date(domain::Date date) const = 0; ///< "4 September"
    /// "3 days ago", "today", "in 2 weeks"
    [[nodiscard]] virtual std::string relative(domain::Date date, domain::Date today) const = 0;
    [[nodiscard]] virtual std::string due_since(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string last_note(const std::string& note,
                                                std::optional<domain::Date> date) const = 0;
    /// `circles`: networks and alliances are among what it tells of.
    [[nodiscard]] virtual std::string digest_title(std::size_t people, bool circles) const = 0;
    [[nodiscard]] virtual std::string new_heading() const = 0;
    [[nodiscard]] virtual std::string open_heading() const = 0;
    [[nodiscard]] virtual std::string traces_wait(std::size_t count) const = 0;
    [[nodiscard]] virtual std::string and_others(std::size_t count) const = 0;

    [[nodiscard]] virtual std::string channel_down_title(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string channel_down_body(const std::string& channel,
                                                        const std::string& reason,
                                                        std::size_t waiting) const = 0;
    [[nodiscard]] virtual std::string channel_back_title(const std::string& channel) const = 0;
    /// `from` and `to` as for was_off_body().
    [[nodiscard]] virtual std::string channel_back_body(const std::string& channel,
                                                        const std::string& from,
                                                        const std::string& to,
                                                        std::size_t late) const = 0;
    [[nodiscard]] virtual std::string drill_title() const = 0;
    [[nodiscard]] virtual std::string drill_body(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string drill_failed_title(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string drill_failed_body(const std::string& channel,
                                                        const std::string& reason) const = 0;
    [[nodiscard]] virtual std::string dead_title(const std::string& channel) const = 0;
    [[nodiscard]] virtual std::string dead_body(const std::string& channel,
                                                const std::string& title,
                                                const std::string& reason) const = 0;
    [[nodiscard]] virtual std::string was_off_title() const = 0;
    /// `from` and `to` as "4 September 2026, 08:30".
    [[nodiscard]] virtual std::string was_off_body(const std::string& from, const std::string& to,
                                                   std::size_t late) const = 0;
    [[nodiscard]] virtual std::string damaged_title() const = 0;
    /// Either may be empty: where the damaged database lies now, and which backup took its place.
    [[nodiscard]] virtual std::string damaged_body(const std::string& set_aside,
                                                   const std::string& backup) const = 0;
    [[nodiscard]] virtual std::string clock_title() const = 0;
    /// `shows` as "1 January 1970, 00:10".
    [[nodiscard]] virtual std::string clock_body(const std::string& shows) const = 0;
    [[nodiscard]] virtual std::string fresh_start_title() const = 0;
    [[nodiscard]] virtual std::string fresh_start_body() const = 0;
    [[nodiscard]] virtual std::string pause_over_title() const = 0;
    [[nodiscard]] virtual std::string pause_over_body() const = 0;
    [[nodiscard]] virtual std::string test_title() const = 0;
    [[nodiscard]] virtual std::string test_body(const std::string& channel) const = 0;

protected:
    // The parts of title() and sentence(). `when` is " (3 days ago)" or empty.
    [[nodiscard]] virtual std::string time_to_be_in_touch() const = 0;
    [[nodiscard]] virtual std::string time_to_follow_up() const = 0;
    [[nodiscard]] virtual std::string some_promise() const = 0;
    [[nodiscard]] virtual std::string which_rhythm() const = 0;
    [[nodiscard]] virtual std::string how_to_go_on() const = 0;
    [[nodiscard]] virtual std::string on_day(domain::Date date) const = 0;
    [[nodiscard]] virtual std::string by(const std::string& date) const = 0;
    [[nodiscard]] virtual std::string at_time(domain::TimeOfDay time) const = 0;
    [[nodiscard]] virtual std::string list(const std::vector<std::string>& names) const = 0;
    [[nodiscard]] virtual std::string occasion(const domain::Reason& reason) const = 0;
    [[nodiscard]] virtual std::string happened(domain::InteractionKind kind) const = 0;
    [[nodiscard]] virtual std::string promised() const = 0;
    [[nodiscard]] virtual std::string turns(const std::string& name, const std::string& on_day,
                                            int years) const = 0;
    [[nodiscard]] virtual std::string years(int count) const = 0;
    [[nodiscard]] virtual std::string no_contact_yet(const domain::Span& cadence) const = 0;
    [[nodiscard]] virtual std::string last_contact(domain::Date date, const std::string& when,
                                                   const domain::Span& cadence) const = 0;

    // What networks ask for, and people for each other.
    [[nodiscard]] virtual std::string type_name(domain::NetworkType type) const = 0;
    [[nodiscard]] virtual std::string portfolio_name() const = 0;
    [[nodiscard]] virtual std::string duty(std::optional<domain::MembershipDate> which) const = 0;
    /// `deadline` is "31 March (in 2 weeks)".
    [[nodiscard]] virtual std::string to_be_done(std::optional<domain::MembershipDate> which,
                                                 const std::string& deadline) const = 0;
    [[nodiscard]] virtual std::string was_to_be_done(const std::string& deadline) const = 0;
    [[nodiscard]] virtual std::string time_to_offer() const = 0;
    [[nodiscard]] virtual std::string was_there_for_you(const std::string& name) const = 0;
    [[nodiscard]] virtual std::string grown_quiet(domain::SubjectKind circle) const = 0;
    [[nodiscard]] virtual std::string quiet_since(domain::Date date,
                                                  const std::string& when) const = 0;
    [[nodiscard]] virtual std::string never_heard_of() const = 0;
    [[nodiscard]] virtual std::string rests_on_few(domain::SubjectKind circle,
                                                   int at_least) const = 0;
    [[nodiscard]] virtual std::string could_call(domain::SubjectKind circle,
                                                 const std::string& names) const = 0;
    [[nodiscard]] virtual std::string introduce(const std::string& name,
                                                const std::string& other) const = 0;
    [[nodiscard]] virtual std::string some_introduction() const = 0;
    [[nodiscard]] virtual std::string prepare() const = 0;
    [[nodiscard]] virtual std::string you_meet(const std::string& when,
                                               const std::string& title) const = 0;

private:
    [[nodiscard]] std::string matter(const domain::Reason& reason) const;
    [[nodiscard]] std::string presence_sentence(const domain::Reason& reason,
                                                const std::string& when) const;
    [[nodiscard]] std::string promise_sentence(const domain::Reason& reason,
                                               const std::string& on) const;
};

} // namespace kith::delivery
