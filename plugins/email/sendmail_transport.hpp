#pragma once

#include "email/transport.hpp"

#include <string>
#include <vector>

namespace kith::email {

/// Hands the message to a sendmail program (msmtp, dma, an MTA of this machine) with the recipient
/// as an argument: `command -f from -- recipient`. No shell; the message goes in on standard input
/// with \n line ends, as such programs expect. Exit codes are those of sysexits.h. Blocks.
class SendmailTransport final : public Transport {
public:
    SendmailTransport(std::vector<std::string> command, std::string from);

    domain::Outcome send(const std::string& recipient, const std::string& message,
                         Deadline deadline, const remote::StopSignal& stop) override;
    /// Looks whether the program is there; what it would do with a message nobody can ask it.
    domain::Outcome check(Deadline deadline, const remote::StopSignal& stop) override;

private:
    std::vector<std::string> command_;
    std::string from_;
};

} // namespace kith::email
