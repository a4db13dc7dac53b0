#pragma once

#include "delivery/phrases.hpp"

namespace kith::delivery {

class GermanPhrases final : public Phrases {
public:
    [[nodiscard]] std::vector<std::string> answers(const std::string& who,
                                                   domain::Date until) const override;
    [[nodiscard]] std::string asks_after_introduction(const std::string& name) const override;
    [[nodiscard]] std::string stands_in(const std::string& deputy,
                                        std::optional<domain::Date> until) const override;
    [[nodiscard]] std::string long_date(domain::Date date) const override;
    [[nodiscard]] std::string short_date(domain::Date date) const override;
    [[nodiscard]] std::string relative(domain::Date date, domain::Date today) const override;
    [[nodiscard]] std::string due_since(domain::Date date) const override;
    [[nodiscard]] std::string last_note(const std::string& note,
                                        std::optional<domain::Date> date) const override;
    [[nodiscard]] std::string digest_title(std::size_t people, bool circles) const override;
    [[nodiscard]] std::string new_heading() const override;
    [[nodiscard]] std::string open_heading() const override;
    [[nodiscard]] std::string traces_wait(std::size_t count) const override;
    [[nodiscard]] std::string and_others(std::size_t count) const override;
    [[nodiscard]] std::string channel_down_title(const std::string& channel) const override;
    [[nodiscard]] std::string channel_down_body(const std::string& channel,
                                                const std::string& reason,
                                                std::size_t waiting) const override;
    [[nodiscard]] std::string channel_back_title(const std::string& channel) const override;
    [[nodiscard]] std::string channel_back_body(const std::string& channel, const std::string& from,
                                                const std::string& to,
                                                std::size_t late) const override;
    [[nodiscard]] std::string drill_title() const override;
    [[nodiscard]] std::string drill_body(const std::string& channel) const override;
    [[nodiscard]] std::string drill_failed_title(const std::string& channel) const override;
    [[nodiscard]] std::string drill_failed_body(const std::string& channel,
                                                const std::string& reason) const override;
    [[nodiscard]] std::string dead_title(const std::string& channel) const override;
    [[nodiscard]] std::string dead_body(const std::string& channel, const std::string& title,
                                        const std::string& reason) const override;
    [[nodiscard]] std::string was_off_title() const override;
    [[nodiscard]] std::string was_off_body(const std::string& from, const std::string& to,
                                           std::size_t late) const override;
    [[nodiscard]] std::string damaged_title() const override;
    [[nodiscard]] std::string damaged_body(const std::string& set_aside,
                                           const std::string& backup) const override;
    [[nodiscard]] std::string clock_title() const override;
    [[nodiscard]] std::string clock_body(const std::string& shows) const override;
    [[nodiscard]] std::string fresh_start_title() const override;
    [[nodiscard]] std::string fresh_start_body() const override;
    [[nodiscard]] std::string pause_over_title() const override;
    [[nodiscard]] std::string pause_over_body() const override;
    [[nodiscard]] std::string test_title() const override;
    [[nodiscard]] std::string test_body(const std::string& channel) const override;

protected:
    [[nodiscard]] std::string time_to_be_in_touch() const override;
    [[nodiscard]] std::string time_to_follow_up() const override;
    [[nodiscard]] std::string some_promise() const override;
    [[nodiscard]] std::string which_rhythm() const override;
    [[nodiscard]] std::string how_to_go_on() const override;
    [[nodiscard]] std::string on_day(domain::Date date) const override;
    [[nodiscard]] std::string by(const std::string& date) const override;
    [[nodiscard]] std::string at_time(domain::TimeOfDay time) const override;
    [[nodiscard]] std::string list(const std::vector<std::string>& names) const override;
    [[nodiscard]] std::string occasion(const domain::Reason& reason) const override;
    [[nodiscard]] std::string happened(domain::InteractionKind kind) const override;
    [[nodiscard]] std::string promised() const override;
    [[nodiscard]] std::string turns(const std::string& name, const std::string& on_day,
                                    int years) const override;
    [[nodiscard]] std::string years(int count) const override;
    [[nodiscard]] std::string no_contact_yet(const domain::Span& cadence) const override;
    [[nodiscard]] std::string last_contact(domain::Date date, const std::string& when,
                                           const domain::Span& cadence) const override;

    [[nodiscard]] std::string type_name(domain::NetworkType type) const override;
    [[nodiscard]] std::string portfolio_name() const override;
    [[nodiscard]] std::string duty(std::optional<domain::MembershipDate> which) const override;
    [[nodiscard]] std::string to_be_done(std::optional<domain::MembershipDate> which,
                                         const std::string& deadline) const override;
    [[nodiscard]] std::string was_to_be_done(const std::string& deadline) const override;
    [[nodiscard]] std::string time_to_offer() const override;
    [[nodiscard]] std::string was_there_for_you(const std::string& name) const override;
    [[nodiscard]] std::string grown_quiet(domain::SubjectKind circle) const override;
    [[nodiscard]] std::string quiet_since(domain::Date date,
                                          const std::string& when) const override;
    [[nodiscard]] std::string never_heard_of() const override;
    [[nodiscard]] std::string rests_on_few(domain::SubjectKind circle, int at_least) const override;
    [[nodiscard]] std::string could_call(domain::SubjectKind circle,
                                         const std::string& names) const override;
    [[nodiscard]] std::string introduce(const std::string& name,
                                        const std::string& other) const override;
    [[nodiscard]] std::string some_introduction() const override;
    [[nodiscard]] std::string prepare() const override;
    [[nodiscard]] std::string you_meet(const std::string& when,
                                       const std::string& title) const override;
};

} // namespace kith::delivery
