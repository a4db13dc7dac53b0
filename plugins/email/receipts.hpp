#pragma once

#include "domain/outcome.hpp"

#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kith::email {

/// Who has got which message, and who never will: the memory that keeps a repeated attempt from
/// mailing those who already have it, also when the plugin or the daemon died in between.
/// One file in the plugin's own directory, replaced at each change; the newest 2000 are kept.
/// Not thread-safe: belongs to the worker thread.
class Receipts {
public:
    /// Reads the file; lines that make no sense are dropped. When it is there and cannot be read,
    /// `warn` is told and nothing is known: better a mail twice than never.
    Receipts(std::filesystem::path file, const std::function<void(const std::string&)>& warn);

    /// What is known to be final about this message and recipient: delivered or permanent.
    [[nodiscard]] std::optional<domain::Outcome> find(const std::string& message_id,
                                                      const std::string& recipient) const;
    /// Keeps a final outcome, durably. Throws std::system_error when it could not be written; it is
    /// then known in memory only. Outcomes that are not final are ignored.
    void record(const std::string& message_id, const std::string& recipient,
                const domain::Outcome& outcome);

private:
    struct Receipt {
        std::string message_id;
        std::string recipient;
        domain::Outcome outcome;
    };
    static std::optional<Receipt> parsed(std::string_view line);
    static std::string formatted(const Receipt& receipt);

    std::filesystem::path file_;
    std::deque<Receipt> receipts_;
};

} // namespace kith::email
