#pragma once

#include "domain/outcome.hpp"
#include "email/dialogue.hpp"

#include <string>

namespace kith::email {

/// How one SMTP session ended, as far as the transport could see.
struct SmtpEnd {
    enum class Cause {
        Done,     ///< every step was taken and answered well
        Refused,  ///< an answer of the server ended it, or it kept no word at all
        Broken,   ///< the connection failed or was lost, TLS included
        TimedOut, ///< silence, or the deadline
        Stopped,  ///< we were asked to give up
        NoLogin,  ///< the server knows no way to log in that we know
        Unusable, ///< the local set-up is wrong, such as a broken ca_file
    };
    Cause cause = Cause::Done;
    Dialogue dialogue;
    std::string host;
    std::string fault; ///< the transport's own words; may be empty
};

/// What the daemon is told. Pure. The rules, in this order:
///   all sent and no answer: retry, for the message may have been delivered (RFC 1047);
///   421, no connection, no TLS, silence: unavailable; a fault of the set-up: permanent, channel;
///   at AUTH 5xx: permanent, channel, 4xx: unavailable; before it: unavailable;
///   4xx: retry, after 300 s when it looks like greylisting (450, 451);
///   5xx at MAIL: permanent, channel (552, too large: message); at RCPT: recipient; later: message.
[[nodiscard]] domain::Outcome smtp_verdict(const SmtpEnd& end);

/// The server has refused this very user and password (and not merely failed to judge them).
[[nodiscard]] bool login_refused(const SmtpEnd& end);

} // namespace kith::email
