#include "app/own_message.hpp"

#include "domain/delivery.hpp"

namespace kith::app {

domain::Message own_message(domain::Message::Kind kind, const std::string& subject,
                            const std::string& channel, const Situation& situation,
                            domain::Instant now) {
    domain::Message message;
    message.kind = kind;
    message.key = domain::delivery_key(domain::DeliveryKind::Notice, channel,
                                       subject + " " + domain::format_instant(now), 1);
    message.language = situation.language();
    message.now = now;
    return message;
}

} // namespace kith::app
