#pragma once

#include "email/letter.hpp"
#include "email/smtp_transport.hpp"
#include "plugins/email/mail_server.hpp"
#include "plugins/email/sample_delivery.hpp"
#include "support/temporary_directory.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <sys/stat.h>

namespace kith::email {

/// A transport to a server of this test, with its password file and state.
class SmtpFixture : public ::testing::Test {
protected:
    SmtpSettings settings(const test::MailServer& server, Tls tls = Tls::StartTls) const {
        SmtpSettings made;
        made.host = "localhost";
        made.port = server.port();
        made.tls = tls;
        made.ca_file = tls == Tls::None ? "" : test::localhost_certificate().pem.string();
        return made;
    }

    SmtpSettings with_login(SmtpSettings made, const std::string& secret) const {
        made.user = "me";
        made.password.file = directory_.write("password", secret + "\n");
        ::chmod(made.password.file.c_str(), 0600);
        return made;
    }

    std::unique_ptr<SmtpTransport>
    transport(const SmtpSettings& made, std::chrono::seconds patience = std::chrono::seconds(20)) {
        return std::make_unique<SmtpTransport>(
            made, "kith@example.org", patience,
            remote::RefusedLogin(directory_.path() / "refused", "me"),
            [](const std::string& text) { ADD_FAILURE() << text; });
    }

    domain::Outcome send(const SmtpSettings& made, const std::string& to = "me@example.org",
                         std::chrono::seconds patience = std::chrono::seconds(20),
                         std::chrono::milliseconds time = std::chrono::seconds(60)) {
        return transport(made, patience)
            ->send(to, message_, std::chrono::steady_clock::now() + time, stop_);
    }

    test::TemporaryDirectory directory_;
    remote::StopSignal stop_;
    std::string message_ = compose(test::sample_digest(), test::sample_session(),
                                   {"kith@example.org", {"me@example.org", "us@example.net"}});
};

} // namespace kith::email
