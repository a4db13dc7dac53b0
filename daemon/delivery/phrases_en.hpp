#pragma once

#include "delivery/phrases.hpp"

namespace kith::delivery {

class EnglishPhrases final : public Phrases {
public:
    [[nodiscard]] std::string long_date(domain::Date date) const override;
    [[nodiscard]] std::string due_since(domain::Date date) const override;
    [[nodiscard]] std::string last_note(const std::string& note,
                                        std::optional<domain::Date> date) const override;
    [[nodiscard]] std::string digest_title(std::size_t people) const override;
    [[nodiscard]] std::string new_heading() const override;
    [[nodiscard]] std::string open_heading() const override;
    [[nodiscard]] std::string channel_down_title(const std::string& channel) const override;
    [[nodiscard]] std::string channel_down_body(const std::string& channel,
                                                const std::string& reason,
                                                std::size_t waiting) const override;
    [[nodiscard]] std::string dead_title(const std::string& channel) const override;
    [[nodiscard]] std::string dead_body(const std::string& channel, const std::string& title,
                                        const std::string& reason) const override;
    [[nodiscard]] std::string was_off_title() const override;
    [[nodiscard]] std::string was_off_body(const std::string& from, const std::string& to,
                                           std::size_t late) const override;
    [[nodiscard]] std::string test_title() const override;
    [[nodiscard]] std::string test_body(const std::string& channel) const override;

protected:
    [[nodiscard]] std::string time_to_be_in_touch() const override;
    [[nodiscard]] std::string time_to_follow_up() const override;
    [[nodiscard]] std::string some_promise() const override;
    [[nodiscard]] std::string on_day(domain::Date date) const override;
    [[nodiscard]] std::string relative(domain::Date date, domain::Date today) const override;
    [[nodiscard]] std::string occasion(const domain::Reason& reason) const override;
    [[nodiscard]] std::string happened(domain::InteractionKind kind) const override;
    [[nodiscard]] std::string promised() const override;
    [[nodiscard]] std::string turns(const std::string& name, const std::string& on_day,
                                    int years) const override;
    [[nodiscard]] std::string years(int count) const override;
    [[nodiscard]] std::string no_contact_yet(const domain::Span& cadence) const override;
    [[nodiscard]] std::string last_contact(domain::Date date, const std::string& when,
                                           const domain::Span& cadence) const override;
};

} // namespace kith::delivery
