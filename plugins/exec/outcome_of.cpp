#include "exec/outcome_of.hpp"

#include "wire/plain_line.hpp"

#include <sysexits.h>

namespace kith::exec {

namespace {

using Result = domain::Outcome::Result;

Result result_of(const Ending& ending) {
    if (ending.how != Ending::How::Exited) {
        return Result::Retry;
    }
    switch (ending.number) {
    case EX_OK:
        return Result::Delivered;
    case EX_UNAVAILABLE:
        return Result::Unavailable;
    case EX_TEMPFAIL:
        return Result::Retry;
    default:
        return Result::Permanent;
    }
}

std::string code_of(const Ending& ending) {
    switch (ending.how) {
    case Ending::How::TimedOut:
        return "timeout";
    case Ending::How::Cancelled:
        return "cancelled";
    case Ending::How::Signalled:
        return "signal " + std::to_string(ending.number);
    case Ending::How::Exited:
        break;
    }
    return ending.number == EX_OK ? "" : "exit " + std::to_string(ending.number);
}

} // namespace

domain::Outcome outcome_of(const Ending& ending) {
    domain::Outcome outcome;
    outcome.result = result_of(ending);
    outcome.uncertain = ending.how != Ending::How::Exited; // nobody knows how far it came
    outcome.code = code_of(ending);
    outcome.text = wire::plain_line(ending.first_line, 512);
    if (outcome.text.empty() && !outcome.code.empty()) {
        outcome.text = "the command ended with " + outcome.code;
    }
    return outcome;
}

} // namespace kith::exec
