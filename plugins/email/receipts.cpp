#include "email/receipts.hpp"

#include "remote/clean_text.hpp"
#include "remote/state_file.hpp"
#include "sdk/whole_file.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace kith::email {

namespace {

constexpr std::size_t most_receipts = 2000;

using Result = domain::Outcome::Result;
using Scope = domain::Outcome::Scope;

struct Word {
    std::string_view text;
    Result result;
    Scope scope;
};
constexpr std::array<Word, 3> words{{{"delivered", Result::Delivered, Scope::Message},
                                     {"refused-recipient", Result::Permanent, Scope::Recipient},
                                     {"refused-message", Result::Permanent, Scope::Message}}};

std::string_view take_word(std::string_view& line) {
    const auto word = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    return word;
}

/// The word for an outcome that is final for this recipient. A channel's fault is not.
const Word* word_of(const domain::Outcome& outcome) {
    const auto* found = std::ranges::find_if(words, [&](const Word& word) {
        return word.result == outcome.result &&
               (outcome.result == Result::Delivered || word.scope == outcome.scope);
    });
    return found == words.end() ? nullptr : found;
}

} // namespace

Receipts::Receipts(std::filesystem::path file, const std::function<void(const std::string&)>& warn)
    : file_(std::move(file)) {
    std::string text;
    try {
        text = remote::read_state_file(file_).value_or("");
    } catch (const std::system_error& error) {
        warn(std::string("receipts are not known: ") + error.what());
    }
    std::string_view rest = text;
    // Without its line end a line was not written completely.
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        if (auto receipt = parsed(rest.substr(0, end))) {
            receipts_.push_back(std::move(*receipt));
        }
        rest.remove_prefix(end + 1);
    }
}

std::optional<domain::Outcome> Receipts::find(const std::string& message_id,
                                              const std::string& recipient) const {
    const auto found = std::ranges::find_if(receipts_, [&](const Receipt& receipt) {
        return receipt.message_id == message_id && receipt.recipient == recipient;
    });
    return found == receipts_.end() ? std::nullopt : std::optional(found->outcome);
}

void Receipts::record(const std::string& message_id, const std::string& recipient,
                      const domain::Outcome& outcome) {
    if (word_of(outcome) == nullptr || find(message_id, recipient)) {
        return;
    }
    receipts_.push_back({message_id, recipient, outcome});
    while (receipts_.size() > most_receipts) {
        receipts_.pop_front();
    }
    std::string text;
    for (const Receipt& receipt : receipts_) {
        text += formatted(receipt) + '\n';
    }
    sdk::replace_file(file_, text);
}

std::optional<Receipts::Receipt> Receipts::parsed(std::string_view line) {
    Receipt receipt;
    receipt.message_id = take_word(line);
    receipt.recipient = take_word(line);
    const auto state = take_word(line);
    receipt.outcome.code = take_word(line);
    receipt.outcome.text = line;
    const auto* word = std::ranges::find(words, state, &Word::text);
    if (word == words.end() || receipt.message_id.empty() || receipt.recipient.empty()) {
        return std::nullopt;
    }
    receipt.outcome.result = word->result;
    receipt.outcome.scope = word->scope;
    return receipt;
}

std::string Receipts::formatted(const Receipt& receipt) {
    return receipt.message_id + '\t' + receipt.recipient + '\t' +
           std::string(word_of(receipt.outcome)->text) + '\t' +
           remote::one_line(receipt.outcome.code, 40) + '\t' +
           remote::one_line(receipt.outcome.text, 400);
}

} // namespace kith::email
