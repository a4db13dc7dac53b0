#pragma once

#include <gio/gio.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kith::test {

using Environment = std::map<std::string, std::string>;

/// A process with its standard input and output in our hands; killed with the object. Its lines are
/// read by the default main context.
class Child {
public:
    enum class Errors { Shown, Dropped };
    /// Nothing but `environment` and PATH is inherited.
    Child(const std::vector<std::string>& arguments, const Environment& environment,
          Errors errors = Errors::Shown);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
    /// The first line; throws when none comes.
    [[nodiscard]] std::string first_line() const;
    void write(const std::string& text);
    void close_input();
    void signal(int number) { g_subprocess_send_signal(process_, number); }
    [[nodiscard]] int pid() const;
    /// Waits for the end. 0 to 255, or minus the signal.
    int exit_code();

private:
    void read_some();

    GSubprocess* process_ = nullptr;
    guint source_ = 0;
    bool ended_ = false;
    std::string partial_;
    std::vector<std::string> lines_;
};

} // namespace kith::test
