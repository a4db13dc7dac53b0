#include "domain/rule.hpp"

#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<RuleKind, 9> kinds{{"keep-in-touch", "follow-up", "occasion", "duty", "balance",
                                    "presence", "promise", "introduction", "appointment"}};

} // namespace

const char* to_text(RuleKind kind) { return kinds.text(kind); }
std::optional<RuleKind> parse_rule_kind(std::string_view text) { return kinds.parse(text); }

} // namespace kith::domain
