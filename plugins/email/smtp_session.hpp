#pragma once

#include "email/settings.hpp"
#include "email/smtp_verdict.hpp"
#include "remote/stop_signal.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kith::email {

/// One SMTP connection from greeting to QUIT, through one libcurl handle. Watches what is said, to
/// know at which step it ended, and gives up on silence. Used once; blocks in run().
class SmtpSession {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `stop` must outlive the session.
    SmtpSession(const SmtpSettings& settings, std::chrono::seconds patience, Time deadline,
                const remote::StopSignal& stop);
    ~SmtpSession();
    SmtpSession(const SmtpSession&) = delete;
    SmtpSession& operator=(const SmtpSession&) = delete;

    void log_in(const std::string& user, const std::string& password);
    /// `message` must outlive run().
    void carry(const std::string& from, const std::string& recipient, std::string_view message);
    /// Says NOOP instead of sending anything.
    void only_look();

    [[nodiscard]] SmtpEnd run();

private:
    static std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* self);
    static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self);
    static int on_debug(CURL* handle, curl_infotype type, char* text, std::size_t size, void* self);
    static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent);
    static curl_socket_t on_open(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int on_close(void* self, curl_socket_t socket);

    template <class T> void set(CURLoption option, T value);
    void set_connection(const SmtpSettings& settings);
    void set_callbacks();
    [[nodiscard]] SmtpEnd::Cause cause(CURLcode code) const;
    void hang_up() const;

    std::chrono::seconds patience_;
    Time deadline_;
    const remote::StopSignal& stop_;
    std::string host_;
    std::string_view unsent_;
    Dialogue dialogue_;
    Time last_heard_;
    curl_off_t last_sent_ = 0;
    bool silent_ = false;
    std::vector<curl_socket_t> sockets_;
    std::array<char, CURL_ERROR_SIZE> fault_{};
    curl_slist* recipients_ = nullptr;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

} // namespace kith::email
