#include "delivery/phrases.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::delivery {

using domain::Reason;
using domain::RuleKind;

namespace {

const Phrases& english = Phrases::in("en");
const Phrases& german = Phrases::in("de");
const auto today = test::day("2026-11-23");

bool has_digit(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_one_line(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && next >= 0x80 && next <= 0x9F)) {
            return false;
        }
    }
    return true;
}

} // namespace

RC_GTEST_PROP(PhrasesProperty, GiveAndTakeIsNeverCounted, ()) {
    Reason balance;
    balance.kind = RuleKind::Balance;
    balance.at_least = *rc::gen::inRange(0, 100);
    balance.days_ahead = *rc::gen::inRange(0, 100);
    balance.anchor = domain::plus_days(today, -*rc::gen::inRange(0, 4000));
    for (const auto* say : {&english, &german}) {
        RC_ASSERT(!has_digit(say->title(balance, "Anna")));
        RC_ASSERT(!has_digit(say->sentence(balance, "Anna", today)));
    }
}

RC_GTEST_PROP(PhrasesProperty, ATitleIsAlwaysOneCleanLine, ()) {
    const auto raw = [] {
        return *rc::gen::container<std::string>(
            rc::gen::element('a', '\n', '\r', '\t', '\x1b', '\x7f', '\xc2', '\x85', '\x9b', ' '));
    };
    Reason any;
    any.kind = static_cast<RuleKind>(*rc::gen::inRange(0, 9));
    any.anchor = today;
    any.occasion = domain::DateKind::Custom;
    any.text = raw();
    any.label = raw();
    any.people = {raw()};
    for (const auto* say : {&english, &german}) {
        RC_ASSERT(is_one_line(say->title(any, raw())));
    }
}

} // namespace kith::delivery
