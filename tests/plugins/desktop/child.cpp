#include "child.hpp"

#include "wait_until.hpp"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>

#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

namespace kith::test {

Child::Child(const std::vector<std::string>& arguments, const Environment& environment,
             Errors errors) {
    const auto flags = static_cast<GSubprocessFlags>(
        G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
        (errors == Errors::Dropped ? G_SUBPROCESS_FLAGS_STDERR_SILENCE : 0));
    GSubprocessLauncher* const launcher = g_subprocess_launcher_new(flags);
    char* none[] = {nullptr};
    g_subprocess_launcher_set_environ(launcher, none);
    g_subprocess_launcher_setenv(launcher, "PATH", std::getenv("PATH"), TRUE);
    for (const auto& [name, value] : environment) {
        g_subprocess_launcher_setenv(launcher, name.c_str(), value.c_str(), TRUE);
    }
    std::vector<const char*> argv;
    argv.reserve(arguments.size() + 1);
    for (const auto& argument : arguments) {
        argv.push_back(argument.c_str());
    }
    argv.push_back(nullptr);
    GError* error = nullptr;
    process_ = g_subprocess_launcher_spawnv(launcher, argv.data(), &error);
    g_object_unref(launcher);
    if (process_ == nullptr) {
        const std::string what = error->message;
        g_error_free(error);
        throw std::runtime_error(what);
    }
    const int output =
        g_unix_input_stream_get_fd(G_UNIX_INPUT_STREAM(g_subprocess_get_stdout_pipe(process_)));
    const auto on_output = +[](gint, GIOCondition, gpointer self) -> gboolean {
        static_cast<Child*>(self)->read_some();
        return static_cast<Child*>(self)->ended_ ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
    };
    source_ = g_unix_fd_add(output, static_cast<GIOCondition>(G_IO_IN | G_IO_HUP), on_output, this);
}

Child::~Child() {
    if (!ended_) {
        g_source_remove(source_);
    }
    g_subprocess_send_signal(process_, SIGCONT);
    g_subprocess_force_exit(process_);
    g_subprocess_wait(process_, nullptr, nullptr);
    g_object_unref(process_);
}

void Child::read_some() {
    char chunk[4096];
    const int output =
        g_unix_input_stream_get_fd(G_UNIX_INPUT_STREAM(g_subprocess_get_stdout_pipe(process_)));
    const auto size = ::read(output, chunk, sizeof chunk);
    if (size <= 0) {
        ended_ = true;
        return;
    }
    partial_.append(chunk, static_cast<std::size_t>(size));
    for (auto end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n')) {
        lines_.push_back(partial_.substr(0, end));
        partial_.erase(0, end + 1);
    }
}

std::string Child::first_line() const {
    if (!wait_until([this] { return !lines_.empty() || ended_; }) || lines_.empty()) {
        throw std::runtime_error("the child says nothing");
    }
    return lines_.front();
}

void Child::write(const std::string& text) {
    g_output_stream_write_all(g_subprocess_get_stdin_pipe(process_), text.data(), text.size(),
                              nullptr, nullptr, nullptr);
}

void Child::close_input() {
    g_output_stream_close(g_subprocess_get_stdin_pipe(process_), nullptr, nullptr);
}

int Child::pid() const { return std::atoi(g_subprocess_get_identifier(process_)); }

int Child::exit_code() {
    if (!wait_until([this] { return ended_; })) {
        throw std::runtime_error("the child does not end");
    }
    g_subprocess_wait(process_, nullptr, nullptr);
    return g_subprocess_get_if_exited(process_) != 0 ? g_subprocess_get_exit_status(process_)
                                                     : -g_subprocess_get_term_sig(process_);
}

} // namespace kith::test
