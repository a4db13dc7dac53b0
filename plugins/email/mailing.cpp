#include "email/mailing.hpp"

#include <algorithm>
#include <system_error>

namespace kith::email {

namespace {

using domain::Outcome;
using Result = Outcome::Result;

bool is_about_channel(const Outcome& outcome) {
    return outcome.result == Result::Unavailable ||
           (outcome.result == Result::Permanent && outcome.scope == Outcome::Scope::Channel);
}

int weight(const Outcome& outcome) {
    switch (outcome.result) {
    case Result::Unavailable:
        return 4;
    case Result::Permanent:
        return is_about_channel(outcome) ? 3 : 1;
    case Result::Retry:
        return 2;
    case Result::Delivered:
        break;
    }
    return 0;
}

struct Answered {
    std::string recipient;
    Outcome outcome;
};

Outcome out_of_time() {
    Outcome outcome;
    outcome.result = Result::Retry;
    outcome.text = "no time was left for this recipient";
    return outcome;
}

Outcome combined(const std::vector<Answered>& results) {
    if (results.size() == 1) {
        return results.front().outcome;
    }
    Outcome worst = std::ranges::max(results, {}, [](const Answered& result) {
                        return weight(result.outcome);
                    }).outcome;
    const auto delivered = std::ranges::count(
        results, Result::Delivered, [](const Answered& result) { return result.outcome.result; });
    std::string text =
        std::to_string(delivered) + " of " + std::to_string(results.size()) + " delivered";
    for (const Answered& result : results) {
        if (result.outcome.result != Result::Delivered) {
            text += "; " + result.recipient + ": " + result.outcome.text;
        }
        worst.uncertain = worst.uncertain || result.outcome.uncertain;
        if (result.outcome.result == worst.result && result.outcome.after) {
            worst.after =
                std::max(worst.after.value_or(std::chrono::seconds(0)), *result.outcome.after);
        }
    }
    worst.text = text;
    return worst;
}

} // namespace

Outcome send_mailing(const Mailing& mailing, Transport& transport, Receipts& receipts,
                     const remote::StopSignal& stop,
                     const std::function<void(const std::string&)>& warn) {
    using namespace std::chrono_literals;
    std::vector<Answered> results;
    for (const std::string& recipient : mailing.to) {
        if (const auto known = receipts.find(mailing.message_id, recipient)) {
            results.push_back({recipient, *known});
            continue;
        }
        if (!results.empty() && std::chrono::steady_clock::now() + 1s > mailing.deadline) {
            results.push_back({recipient, out_of_time()});
            continue;
        }
        results.push_back(
            {recipient, transport.send(recipient, mailing.message, mailing.deadline, stop)});
        try {
            receipts.record(mailing.message_id, recipient, results.back().outcome);
        } catch (const std::system_error& error) {
            warn(std::string("a receipt is not written: ") + error.what());
        }
        if (is_about_channel(results.back().outcome)) {
            break;
        }
    }
    return combined(results);
}

} // namespace kith::email
