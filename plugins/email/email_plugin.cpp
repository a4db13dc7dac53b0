#include "email/email_plugin.hpp"

#include "email/letter.hpp"
#include "email/mailing.hpp"
#include "email/sendmail_transport.hpp"
#include "email/smtp_transport.hpp"
#include "remote/clean_text.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace kith::email {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto check_time = 45s;

/// To the log (PROTOCOL.md section 1). From any thread: the protocol's own log belongs to one.
void warn(const std::string& text) {
    std::fprintf(stderr, "W %s\n", remote::one_line(text, 500).c_str());
}

/// The daemon counts from when it asked: our answer must be there before its time is over.
Transport::Deadline deadline_of(const sdk::Delivery& delivery) {
    return steady_clock::now() + delivery.deadline -
           std::min<std::chrono::milliseconds>(10s, delivery.deadline / 10);
}

std::unique_ptr<Transport> make_transport(const Settings& settings,
                                          const std::filesystem::path& state_dir) {
    if (!settings.smtp) {
        return std::make_unique<SendmailTransport>(settings.sendmail_command, settings.from);
    }
    const std::string account = settings.smtp->user + '\n' + settings.smtp->host + ':' +
                                std::to_string(settings.smtp->port);
    return std::make_unique<SmtpTransport>(
        *settings.smtp, settings.from, settings.patience,
        remote::RefusedLogin(state_dir / "refused-login", account), warn);
}

} // namespace

struct EmailPlugin::Desk {
    std::unique_ptr<Transport> transport;
    Receipts receipts;
};

domain::Value EmailPlugin::description() const {
    using domain::Value;
    return Value::Object{{"name", "email"},
                         {"version", KITH_VERSION},
                         {"kinds", Value::Array{"sink"}},
                         {"capabilities", Value::Object{{"withdraw", false},
                                                        {"check", true},
                                                        {"idempotency", "keyed"},
                                                        {"max_inflight", 1},
                                                        {"deliver_ms", 660'000}}},
                         {"needs", Value::Object{{"dbus", false}, {"network", true}}},
                         {"settings", settings_schema()}};
}

void EmailPlugin::start(const sdk::Session& session, sdk::Host&) {
    session_ = session;
    settings_ = read_settings(session.settings);
    const std::filesystem::path state_dir = session.state_dir;
    desk_ = std::make_shared<Desk>(
        Desk{make_transport(settings_, state_dir), Receipts(state_dir / "receipts", warn)});
    start_worker();
}

void EmailPlugin::check(sdk::Reply reply) {
    const auto deadline = steady_clock::now() + check_time;
    submit(
        "",
        [desk = desk_, deadline](const remote::StopSignal& stop) {
            return desk->transport->check(deadline, stop);
        },
        std::move(reply));
}

void EmailPlugin::deliver(const sdk::Delivery& delivery, sdk::Reply reply) {
    Mailing mailing{message_id(delivery, session_),
                    compose(delivery, session_, {settings_.from, settings_.to}), settings_.to,
                    deadline_of(delivery)};
    submit(
        delivery.key,
        [desk = desk_, mailing = std::move(mailing)](const remote::StopSignal& stop) {
            return send_mailing(mailing, *desk->transport, desk->receipts, stop, warn);
        },
        std::move(reply));
}

} // namespace kith::email
