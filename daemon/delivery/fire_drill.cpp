#include "delivery/fire_drill.hpp"

#include "delivery/channel_hours.hpp"

namespace kith::delivery {

namespace {

/// What a drill belongs to; other notices belong to nothing.
const std::string drill = "drill";

} // namespace

domain::Delivery drill_delivery(const domain::Channel& channel, domain::Date day,
                                const domain::Zone& zone, std::string title, std::string body,
                                domain::Instant now) {
    domain::Delivery delivery;
    delivery.kind = domain::DeliveryKind::Notice;
    delivery.channel = channel.name;
    delivery.belongs_to = drill;
    delivery.key = drill_key(channel.name, day);
    delivery.created_at = now;
    delivery.next_at = channel.hours ? next_open(*channel.hours, zone, now) : now;
    delivery.title = std::move(title);
    delivery.body = std::move(body);
    return delivery;
}

std::string drill_key(const std::string& channel, domain::Date day) {
    const auto month = domain::format_date(day.year() / day.month() / std::chrono::day(1));
    return domain::delivery_key(domain::DeliveryKind::Notice, channel, drill + " " + month, 1);
}

bool is_drill(const domain::Delivery& delivery) {
    return delivery.kind == domain::DeliveryKind::Notice && delivery.belongs_to == drill;
}

} // namespace kith::delivery
