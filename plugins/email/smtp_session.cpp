#include "email/smtp_session.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::email {

namespace {

using std::chrono::steady_clock;

std::string url(const SmtpSettings& settings) {
    const std::string scheme = settings.tls == Tls::Implicit ? "smtps://" : "smtp://";
    const bool is_ipv6 = settings.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? '[' + settings.host + ']' : settings.host;
    // The path is the name we greet with: an address literal (RFC 5321 section 4.1.3) as other mail
    // programs behind a router say it, which does not give this machine's name away.
    return scheme + host + ':' + std::to_string(settings.port) + "/%5B127.0.0.1%5D";
}

} // namespace

SmtpSession::SmtpSession(const SmtpSettings& settings, std::chrono::seconds patience, Time deadline,
                         const remote::StopSignal& stop)
    : patience_(patience), deadline_(deadline), stop_(stop), host_(settings.host),
      last_heard_(steady_clock::now()), curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) {
        throw std::bad_alloc();
    }
    set_connection(settings);
    set_callbacks();
}

SmtpSession::~SmtpSession() {
    curl_.reset(); // closes the connection; its callbacks need the members
    curl_slist_free_all(recipients_);
}

void SmtpSession::log_in(const std::string& user, const std::string& password) {
    set(CURLOPT_USERNAME, user.c_str());
    set(CURLOPT_PASSWORD, password.c_str());
    // Over verified TLS these two are what every server has and what fails in no surprising way.
    set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    set(CURLOPT_SASL_IR, 1L);
}

void SmtpSession::carry(const std::string& from, const std::string& recipient,
                        std::string_view message) {
    recipients_ = curl_slist_append(nullptr, recipient.c_str());
    if (recipients_ == nullptr) {
        throw std::bad_alloc();
    }
    unsent_ = message;
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients_);
    // Without a size: libcurl then asks on_read() for the end, which tells that all else is sent.
    set(CURLOPT_UPLOAD, 1L);
}

void SmtpSession::only_look() {
    set(CURLOPT_CUSTOMREQUEST, "NOOP");
    set(CURLOPT_NOBODY, 1L);
}

SmtpEnd SmtpSession::run() {
    const CURLcode code = curl_easy_perform(curl_.get());
    SmtpEnd end;
    end.cause = cause(code);
    end.dialogue = dialogue_;
    end.host = host_;
    end.fault = fault_.front() != '\0' ? fault_.data() : curl_easy_strerror(code);
    return end;
}

std::size_t SmtpSession::on_read(char* buffer, std::size_t size, std::size_t count, void* self) {
    auto& session = *static_cast<SmtpSession*>(self);
    const auto taken = session.unsent_.copy(buffer, size * count);
    session.unsent_.remove_prefix(taken);
    if (taken == 0) {
        session.dialogue_.on_body_end();
        session.last_heard_ = steady_clock::now();
    }
    return taken;
}

std::size_t SmtpSession::on_header(char* line, std::size_t size, std::size_t count, void* self) {
    auto& session = *static_cast<SmtpSession*>(self);
    session.dialogue_.on_reply({line, size * count});
    session.last_heard_ = steady_clock::now();
    return size * count;
}

int SmtpSession::on_debug(CURL*, curl_infotype type, char* text, std::size_t size, void* self) {
    auto& session = *static_cast<SmtpSession*>(self);
    if (type == CURLINFO_HEADER_OUT) {
        session.dialogue_.on_command({text, size});
        session.last_heard_ = steady_clock::now();
        if (session.dialogue_.over()) {
            session.hang_up();
        }
    }
    return 0;
}

int SmtpSession::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent) {
    auto& session = *static_cast<SmtpSession*>(self);
    const auto now = steady_clock::now();
    if (sent != session.last_sent_) {
        session.last_sent_ = sent;
        session.last_heard_ = now;
    }
    // After the final dot only the deadline counts: servers take their time there, and giving up
    // early is what makes duplicates (RFC 5321 section 4.5.3.2.6).
    const bool may_be_slow = session.dialogue_.step() == Dialogue::Step::Dot;
    session.silent_ = session.silent_ || now >= session.deadline_ ||
                      (!may_be_slow && now - session.last_heard_ > session.patience_);
    return session.silent_ || session.stop_.raised() ? 1 : 0;
}

curl_socket_t SmtpSession::on_open(void* self, curlsocktype, curl_sockaddr* address) {
    auto& session = *static_cast<SmtpSession*>(self);
    const int made = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (made >= 0) {
        session.sockets_.push_back(made);
    }
    return made;
}

int SmtpSession::on_close(void* self, curl_socket_t socket) {
    std::erase(static_cast<SmtpSession*>(self)->sockets_, socket);
    return ::close(socket);
}

template <class T> void SmtpSession::set(CURLoption option, T value) {
    if (const CURLcode code = curl_easy_setopt(curl_.get(), option, value); code != CURLE_OK) {
        throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
    }
}

void SmtpSession::set_connection(const SmtpSettings& settings) {
    using std::chrono::milliseconds;
    const auto left = std::chrono::ceil<milliseconds>(deadline_ - last_heard_);
    set(CURLOPT_URL, url(settings).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, ""); // the environment has no say
    set(CURLOPT_USE_SSL,
        static_cast<long>(settings.tls == Tls::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.ca_file.empty()) {
        set(CURLOPT_CAINFO, settings.ca_file.c_str());
        set(CURLOPT_CAPATH, nullptr);
    }
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(left.count(), 1)));
    // Covers everything up to the login; silence within it is watched by on_progress().
    set(CURLOPT_CONNECTTIMEOUT_MS,
        static_cast<long>(milliseconds(std::max(patience_, std::chrono::seconds(30))).count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 900L);
}

void SmtpSession::set_callbacks() {
    void* self = this;
    set(CURLOPT_ERRORBUFFER, fault_.data());
    set(CURLOPT_READFUNCTION, &SmtpSession::on_read);
    set(CURLOPT_READDATA, self);
    set(CURLOPT_HEADERFUNCTION, &SmtpSession::on_header);
    set(CURLOPT_HEADERDATA, self);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &SmtpSession::on_progress);
    set(CURLOPT_XFERINFODATA, self);
    set(CURLOPT_VERBOSE, 1L); // to on_debug alone; nothing is printed
    set(CURLOPT_DEBUGFUNCTION, &SmtpSession::on_debug);
    set(CURLOPT_DEBUGDATA, self);
    set(CURLOPT_OPENSOCKETFUNCTION, &SmtpSession::on_open);
    set(CURLOPT_OPENSOCKETDATA, self);
    set(CURLOPT_CLOSESOCKETFUNCTION, &SmtpSession::on_close);
    set(CURLOPT_CLOSESOCKETDATA, self);
}

SmtpEnd::Cause SmtpSession::cause(CURLcode code) const {
    using Cause = SmtpEnd::Cause;
    switch (code) {
    case CURLE_OK:
        return Cause::Done;
    case CURLE_ABORTED_BY_CALLBACK:
        return silent_ ? Cause::TimedOut : Cause::Stopped;
    case CURLE_OPERATION_TIMEDOUT:
        return Cause::TimedOut;
    case CURLE_LOGIN_DENIED:
        // Without an AUTH there was none to choose from among those offered.
        return dialogue_.step() == Dialogue::Step::Login ? Cause::Refused : Cause::NoLogin;
    case CURLE_SSL_CACERT_BADFILE:
        return Cause::Unusable;
    case CURLE_SEND_ERROR: // curl's name for a refused MAIL, RCPT or DATA, too
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_REMOTE_ACCESS_DENIED:
        return dialogue_.answered() && dialogue_.code() >= 400 ? Cause::Refused : Cause::Broken;
    default:
        return Cause::Broken;
    }
}

/// libcurl waits up to two minutes for the answer to QUIT, which nobody needs. The command is on
/// its way when this is called; the server gets a moment to be polite, and with the reading side
/// shut the wait then ends at once.
void SmtpSession::hang_up() const {
    for (const curl_socket_t socket : sockets_) {
        pollfd answer{socket, POLLIN, 0};
        ::poll(&answer, 1, 1000);
        ::shutdown(socket, SHUT_RD);
    }
}

} // namespace kith::email
