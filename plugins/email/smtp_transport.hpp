#pragma once

#include "email/settings.hpp"
#include "email/smtp_verdict.hpp"
#include "email/transport.hpp"
#include "remote/refused_login.hpp"

#include <functional>
#include <string>

namespace kith::email {

/// SMTP submission through libcurl: one connection, one login and one recipient a call, so that an
/// answer always belongs to somebody (RFC 5321, 3207, 4954). Encrypted with peer and host verified,
/// or nothing is sent; Tls::None excepted. Blocks by nature: libcurl 7.88 waits for the answers to
/// the final dot and to QUIT inside its state machine, also under its multi interface.
/// For the worker thread; curl_global_init() must have been called.
class SmtpTransport final : public Transport {
public:
    /// `warn` hears of a state file that cannot be used; called from the worker thread.
    SmtpTransport(SmtpSettings settings, std::string from, std::chrono::seconds patience,
                  remote::RefusedLogin refused_login, std::function<void(const std::string&)> warn);

    domain::Outcome send(const std::string& recipient, const std::string& message,
                         Deadline deadline, const remote::StopSignal& stop) override;
    /// Connects, encrypts, logs in and says NOOP.
    domain::Outcome check(Deadline deadline, const remote::StopSignal& stop) override;

private:
    struct Errand;
    [[nodiscard]] domain::Outcome run(const Errand& errand, Deadline deadline,
                                      const remote::StopSignal& stop);
    [[nodiscard]] domain::Outcome talk(const Errand& errand, const remote::Secret* secret,
                                       Deadline deadline, const remote::StopSignal& stop);
    void keep_verdict(const remote::Secret& secret, const SmtpEnd& end);

    SmtpSettings settings_;
    std::string from_;
    std::chrono::seconds patience_;
    remote::RefusedLogin refused_login_;
    std::function<void(const std::string&)> warn_;
};

} // namespace kith::email
