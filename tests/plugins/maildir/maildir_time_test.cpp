// The plugin with a clock of the test's: what is due when, and what is proposed then.

#include "maildir/maildir_plugin.hpp"
#include "plugins/maildir/mail_store.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sstream>
#include <unistd.h>

namespace kith::maildir {
namespace {

using namespace std::chrono_literals;
using source::Moment;
using test::mail;

Moment later(std::chrono::seconds span) {
    return {Moment::Steady(1000h) + span, std::chrono::system_clock::now()};
}
Moment start() { return later(0s); }

class MaildirTimeTest : public testing::Test {
protected:
    MaildirTimeTest() {
        store_.make("Mail");
        if (::pipe2(input_, O_CLOEXEC) != 0 || ::pipe2(output_, O_CLOEXEC | O_NONBLOCK) != 0) {
            throw std::runtime_error("no pipes");
        }
        host_ = std::make_unique<sdk::Host>(plugin_, input_[0], output_[1]);
        send(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"language":"de",)"
             R"("protocol":{"min":1,"max":1},"instance":"k7f3","channel":"mail","state_dir":"",)"
             R"("time_zone":"Europe/Berlin","settings":{"me":["me@example.org"],"directories":[")" +
             (store_.path() / "Mail").string() + "\"]}}}");
    }
    ~MaildirTimeTest() override {
        host_.reset();
        for (const int end : {input_[0], input_[1], output_[0], output_[1]}) {
            ::close(end);
        }
    }
    void send(const std::string& message) {
        const std::string line = message + '\n';
        ASSERT_EQ(::write(input_[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
        host_->on_readable();
    }
    /// Lets the plugin do all it has to do at that time; how many proposals each page has that it
    /// sends: "3 1". They are answered.
    std::string proposed(Moment now) {
        do {
            plugin_.on_time(now);
        } while (plugin_.due() == Moment::Steady());
        std::string text(1 << 16, '\0');
        const auto size = ::read(output_[0], text.data(), text.size());
        text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
        std::string pages;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            const auto message = wire::parse_json(line);
            if (message.text_or("method", "") == "event") {
                const auto items = message.at("params").at("items").as_array().size();
                pages += (pages.empty() ? "" : " ") + std::to_string(items);
                send(R"({"jsonrpc":"2.0","id":")" + message.at("id").as_string() +
                     R"(","result":{}})");
            }
        }
        return pages;
    }
    test::MailStore store_;
    int input_[2];
    int output_[2];
    MaildirPlugin plugin_;
    std::unique_ptr<sdk::Host> host_;
};

TEST_F(MaildirTimeTest, ProposesAllOnceMoreAndThenOnceADay) {
    store_.deliver("Mail", mail("anna@example.org", "me@example.org", "a"));
    store_.deliver("Mail", mail("ben@example.org", "me@example.org", "b"));
    EXPECT_EQ(plugin_.due(), Moment::Steady());
    EXPECT_EQ(proposed(start()), "2");
    // The watch is older than the listing: what it tells of these two is known.
    plugin_.on_folder_event(later(1s));
    EXPECT_EQ(plugin_.due(), later(30s).steady);
    EXPECT_EQ(proposed(later(29s)), "");
    EXPECT_EQ(proposed(later(30s)), "2");
    EXPECT_EQ(plugin_.due(), std::nullopt);

    store_.deliver("Mail", mail("cem@example.org", "me@example.org", "c"));
    plugin_.on_folder_event(later(1h));
    EXPECT_EQ(plugin_.due(), later(1h + 2s).steady);
    EXPECT_EQ(proposed(later(1h + 2s)), "1");
    EXPECT_EQ(plugin_.due(), std::nullopt);

    store_.deliver("Mail", mail("dora@example.org", "me@example.org", "d"));
    plugin_.on_folder_event(later(25h));
    EXPECT_EQ(proposed(later(25h + 2s)), "4");
    EXPECT_EQ(plugin_.due(), std::nullopt);
}

TEST_F(MaildirTimeTest, IsNotWokenForWhatIsNoArrival) {
    store_.write("Mail/cur/1.a.b:2,", mail("anna@example.org", "me@example.org", "a"));
    EXPECT_EQ(proposed(start()), "1");
    EXPECT_EQ(proposed(later(30s)), "1");
    const auto cur = store_.path() / "Mail/cur";
    std::filesystem::rename(cur / "1.a.b:2,", cur / "1.a.b:2,RS"); // read and answered
    store_.write("Mail/tmp/2.a.b", "x");
    store_.write("Mail/.uidvalidity", "x");
    store_.write("Mail/cur/.hidden", "x");
    store_.write("Mail/new/3.a.b:2,D", "x");
    plugin_.on_folder_event(later(1h));
    EXPECT_EQ(plugin_.due(), std::nullopt);
    std::filesystem::remove(cur / "1.a.b:2,RS");
    plugin_.on_folder_event(later(2h));
    EXPECT_EQ(plugin_.due(), std::nullopt);
}

TEST_F(MaildirTimeTest, LooksAgainWhenAFolderCame) {
    EXPECT_EQ(proposed(start()), "");
    EXPECT_EQ(proposed(later(30s)), "");
    store_.make("Mail/.Work");
    plugin_.on_folder_event(later(1h));
    EXPECT_EQ(plugin_.due(), later(1h + 2s).steady);
    EXPECT_EQ(proposed(later(1h + 2s)), "");
    EXPECT_EQ(plugin_.due(), std::nullopt);
    store_.deliver("Mail/.Work", mail("anna@example.org", "me@example.org", "a"));
    plugin_.on_folder_event(later(2h));
    EXPECT_EQ(proposed(later(2h + 2s)), "1");
}

} // namespace
} // namespace kith::maildir
