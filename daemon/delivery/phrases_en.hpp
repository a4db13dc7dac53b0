#pragma once

#include "delivery/phrases.hpp"

namespace kith::delivery {

class EnglishPhrases final : public Phrases {
public:
    [[nodiscard]] std::string title(const domain::Reason& reason,
                                    const std::string& name) const override;
    [[nodiscard]] std::string sentence(const domain::Reason& reason, const std::string& name,
                                       std::optional<domain::Date> today) const override;
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
};

} // namespace kith::delivery
