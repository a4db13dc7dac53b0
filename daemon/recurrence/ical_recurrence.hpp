#pragma once

#include "domain/date_rule.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kith::recurrence {

/// A recurrence of days as libical expands it. Immutable; each look makes an iterator of its own,
/// so that copies of a configuration share it without a lock.
class IcalRecurrence final : public domain::Recurrence {
public:
    /// Throws std::invalid_argument for what checked_rule() refuses, for a start outside of 1900 to
    /// 2200 and for a rule that names no day within 50 years of its start.
    IcalRecurrence(std::string rrule, domain::Date start);
    ~IcalRecurrence() override;
    IcalRecurrence(const IcalRecurrence&) = delete;
    IcalRecurrence& operator=(const IcalRecurrence&) = delete;

    [[nodiscard]] std::optional<domain::Date> next(domain::Date from) const override;
    [[nodiscard]] std::string text() const override { return text_; }

    /// Calls with each day from `from` to `to`, in order, until the visitor says false. As RFC 5545
    /// leaves it open, a start that the rule itself does not name is no day of it.
    using DayVisitor = std::function<bool(domain::Date day)>;
    void each(domain::Date from, domain::Date to, const DayVisitor& visitor) const;
    /// About how many steps each() makes for them, for bounding the work of many.
    [[nodiscard]] long steps(domain::Date from, domain::Date to) const;

private:
    struct Rule; ///< keeps libical out of this header
    std::string text_;
    domain::Date start_;
    std::unique_ptr<const Rule> rule_;
};

} // namespace kith::recurrence
