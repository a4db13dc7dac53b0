#pragma once

#include "domain/interaction.hpp"
#include "maildir/mailbox.hpp"

namespace kith::maildir {

/// A person and I were in touch by one mail.
struct Touch {
    Mailbox person;
    domain::Direction direction = domain::Direction::Out;

    friend bool operator==(const Touch&, const Touch&) = default;
};

} // namespace kith::maildir
