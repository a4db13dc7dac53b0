#pragma once

#include <string>
#include <string_view>

namespace kith::email {

/// What has been said in one SMTP session so far: which step it is in and what the server's last
/// answer was. Fed line by line; knows nothing of sockets. Never keeps what follows AUTH.
class Dialogue {
public:
    enum class Step {
        Connect, ///< up to the greeting
        Hello,
        StartTls,
        Login,
        Sender,    ///< MAIL
        Recipient, ///< RCPT
        Data,      ///< DATA, and the body up to the final dot
        Dot,       ///< all is sent: from here on the server may have taken the message
        Other,     ///< NOOP
    };

    void on_command(std::string_view line);
    void on_reply(std::string_view line);
    void on_body_end();

    [[nodiscard]] Step step() const { return step_; }
    /// True when the step's command has a complete answer.
    [[nodiscard]] bool answered() const { return answered_; }
    /// The last answer's three digits, 0 before any.
    [[nodiscard]] int code() const { return code_; }
    /// "550 5.1.1" or "550": digits and enhanced status (RFC 3463) of the last answer.
    [[nodiscard]] std::string status() const;
    /// The last answer's text without its status, cleaned, on one line, at most 300 characters.
    [[nodiscard]] std::string words() const;
    [[nodiscard]] bool logged_in() const { return logged_in_; }
    /// QUIT was sent; what follows changes nothing.
    [[nodiscard]] bool over() const { return over_; }

private:
    Step step_ = Step::Connect;
    bool answered_ = false;
    bool between_lines_ = false; ///< within an answer of several lines
    bool logged_in_ = false;
    bool over_ = false;
    int code_ = 0;
    std::string enhanced_;
    std::string words_;
};

} // namespace kith::email
