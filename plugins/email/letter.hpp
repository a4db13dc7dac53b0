#pragma once

#include "sdk/plugin.hpp"

#include <string>
#include <vector>

namespace kith::email {

/// Whom a message is from and to. Every address has passed is_mail_address().
struct Correspondents {
    std::string from;
    std::vector<std::string> to;
};

/// The message for one delivery, ready for SMTP: RFC 5322 and MIME, every line ended by CRLF, ASCII
/// only, header lines of at most 78 bytes, body lines of at most 76.
///
///     multipart/mixed
///       multipart/alternative
///         text/plain, text/html
///       text/calendar; name="reminder.ics"   (attachment, without METHOD; RFC 5545 in base64)
///
/// Without reminders there is no attachment, and the alternative is the message. Pure: the same
/// delivery and session make the same bytes, so that a repeated attempt repeats the message.
/// Message-ID is `<key@instance.kith.local>`; a single reminder answers to an id of its contact and
/// a digest to one of its channel, which gathers them in one thread.
/// Any thread. Throws std::runtime_error when memory for the message cannot be had.
[[nodiscard]] std::string compose(const sdk::Delivery& delivery, const sdk::Session& session,
                                  const Correspondents& correspondents);

/// The Message-ID of a delivery without the angle brackets.
[[nodiscard]] std::string message_id(const sdk::Delivery& delivery, const sdk::Session& session);

} // namespace kith::email
