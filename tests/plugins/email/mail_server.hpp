#pragma once

#include "support/certificate.hpp"
#include "support/program.hpp"
#include "support/temporary_directory.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kith::test {

/// A real SMTP server (smtp_server.py) on a free port of the loopback.
class MailServer {
public:
    struct Traits {
        std::string tls = "starttls";
        std::string password = {}; ///< empty: no AUTH is offered
        std::vector<std::string> faults = {};
    };
    struct Mail {
        std::string from;
        std::vector<std::string> to;
        std::string bytes; ///< as received, the dots of SMTP taken off
        bool clean = false;
    };

    explicit MailServer(const Traits& traits);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Ends the server and returns once all that it got is known.
    void finish();
    /// Waits until it has got a command with that verb.
    void await_command(const std::string& verb);

    /// Command lines with their line ends, in order.
    [[nodiscard]] const std::vector<std::string>& commands() const { return commands_; }
    [[nodiscard]] std::size_t count(const std::string& verb) const;
    [[nodiscard]] const std::vector<Mail>& mails() const { return mails_; }

private:
    bool take_line();

    TemporaryDirectory directory_;
    std::unique_ptr<Program> program_;
    std::uint16_t port_ = 0;
    std::vector<std::string> commands_;
    std::vector<Mail> mails_;
};

std::string base64_decoded(const std::string& text);

} // namespace kith::test
