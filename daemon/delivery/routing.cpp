#include "delivery/routing.hpp"

#include "delivery/channel_hours.hpp"
#include "delivery/digest_schedule.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace kith::delivery {

using domain::Delivery;
using domain::DeliveryKind;

namespace {

bool wanted(const domain::Reminder& reminder, const domain::Channel& channel) {
    const auto& names = reminder.channels;
    return names.empty() || std::find(names.begin(), names.end(), channel.name) != names.end();
}

/// Nothing but the question how to go on: it is for a quiet moment.
bool only_asks(const domain::Reminder& reminder) {
    const auto& reasons = reminder.reasons;
    return std::ranges::any_of(reasons, &domain::Reason::asks) &&
           std::ranges::all_of(reasons, [](const domain::Reason& reason) {
               return reason.kind == domain::RuleKind::KeepInTouch;
           });
}

std::vector<WayOut> chosen(const domain::Reminder& reminder, std::span<const WayOut> ways) {
    std::vector<WayOut> result;
    std::ranges::copy_if(ways, std::back_inserter(result),
                         [&](const WayOut& way) { return wanted(reminder, way.channel); });
    const auto is_digest = [](const WayOut& way) { return way.channel.digest.has_value(); };
    if (only_asks(reminder) && std::ranges::any_of(result, is_digest)) {
        std::erase_if(result, std::not_fn(is_digest));
    }
    return result;
}

} // namespace

std::vector<Delivery> route(const domain::Reminder& reminder, int round,
                            std::span<const WayOut> ways, const domain::Zone& zone,
                            domain::Instant now) {
    std::vector<Delivery> deliveries;
    for (const auto& way : chosen(reminder, ways)) {
        Delivery delivery;
        delivery.kind = way.channel.digest ? DeliveryKind::Item : DeliveryKind::Single;
        delivery.channel = way.channel.name;
        delivery.reminder = reminder.key;
        delivery.round = round;
        delivery.key = delivery_key(delivery.kind, delivery.channel, reminder.key, round);
        delivery.created_at = now;
        delivery.next_at = now;
        if (way.channel.digest) {
            auto digest = digest_delivery(way.channel, zone, now, now);
            delivery.belongs_to = digest.key;
            delivery.next_at = digest.next_at;
            deliveries.push_back(std::move(digest));
        } else {
            delivery.withdrawable = way.can_withdraw;
            delivery.next_at = not_before(way.channel, delivery, zone, now);
        }
        deliveries.push_back(std::move(delivery));
    }
    return deliveries;
}

domain::Instant not_before(const domain::Channel& channel, const Delivery& delivery,
                           const domain::Zone& zone, domain::Instant from) {
    const bool waits = delivery.kind == DeliveryKind::Single && delivery.round == 1;
    return waits && channel.hours ? next_open(*channel.hours, zone, from) : from;
}

Delivery digest_delivery(const domain::Channel& channel, const domain::Zone& zone,
                         domain::Instant from, domain::Instant now) {
    const auto slot = next_digest(*channel.digest, zone, from);
    Delivery digest;
    digest.kind = DeliveryKind::Digest;
    digest.channel = channel.name;
    digest.date = slot.date;
    digest.key = delivery_key(digest.kind, channel.name, domain::format_date(slot.date), 1);
    digest.created_at = now;
    digest.next_at = slot.at;
    return digest;
}

Delivery notice_delivery(const std::string& channel, const std::string& subject, std::string title,
                         std::string body, domain::Instant now) {
    Delivery notice;
    notice.kind = DeliveryKind::Notice;
    notice.channel = channel;
    notice.key = delivery_key(notice.kind, channel, subject, 1);
    notice.created_at = now;
    notice.next_at = now;
    notice.title = std::move(title);
    notice.body = std::move(body);
    return notice;
}

} // namespace kith::delivery
