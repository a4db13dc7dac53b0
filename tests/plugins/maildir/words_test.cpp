#include "maildir/words.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

TEST(MaildirWordsTest, SayTheSubject) {
    EXPECT_EQ(evidence_of("Re: Pflegetag", "de"), "Mail: Re: Pflegetag");
}

TEST(MaildirWordsTest, SayInTheLanguageOfTheOwnerThatThereIsNone) {
    EXPECT_EQ(evidence_of("", "de-AT"), "Mail ohne Betreff");
    EXPECT_EQ(evidence_of("", "en"), "Mail without a subject");
    EXPECT_EQ(evidence_of("", "den"), "Mail without a subject");
}

} // namespace
} // namespace kith::maildir
