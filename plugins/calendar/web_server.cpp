#include "calendar/web_server.hpp"

#include "calendar/guest_socket.hpp"
#include "calendar/guests.hpp"
#include "calendar/listener.hpp"

#include <restinio/http_server.hpp>
#include <restinio/null_timer_manager.hpp>
#include <utility>

namespace kith::calendar {

namespace {

constexpr std::uint32_t longest_header = 8192;

/// RESTinio's server has timers that wake an idle process, closes its ears for good when accept(2)
/// fails once, and counts connections without making room. So kith accepts connections and keeps
/// the time (Listener, Guests), and RESTinio speaks HTTP on them, by the parts its server is made
/// of.
using Traits = restinio::traits_t<restinio::null_timer_manager_t, restinio::null_logger_t,
                                  restinio::details::autodetect_request_handler_type,
                                  restinio::noop_strand_t, GuestSocket>;

using RequestHandle = restinio::request_handle_t;
using ConnectionSettings = restinio::impl::connection_settings_t<Traits>;
using ConnectionFactory = restinio::impl::connection_factory_t<Traits>;
using ParsedRequest = restinio::impl::http_parser_ctx_t;

ParsedRequest& parsed(http_parser* parser) { return *static_cast<ParsedRequest*>(parser->data); }

/// RESTinio's parsing, with bodies dropped unread and requests for another protocol taken as plain
/// ones: nothing a client sends stays in memory but the header.
http_parser_settings parser_settings() {
    auto settings = restinio::impl::create_parser_settings<restinio::default_http_methods_t>();
    settings.on_headers_complete = [](http_parser* parser) {
        parsed(parser).m_leading_headers_completed = true;
        parsed(parser).m_header.http_major(parser->http_major);
        parsed(parser).m_header.http_minor(parser->http_minor);
        parser->upgrade = 0;
        return 0;
    };
    settings.on_body = [](http_parser*, const char*, std::size_t) { return 0; };
    settings.on_chunk_header = [](http_parser*) { return 0; };
    return settings;
}

void append(std::optional<std::string>& list, const std::string& value) {
    list = list ? *list + ", " + value : value;
}

Request read_request(const restinio::http_request_header_t& header) {
    Request request;
    request.method = header.method().c_str();
    request.target = header.request_target();
    request.needs_host =
        header.http_major() > 1 || (header.http_major() == 1 && header.http_minor() > 0);
    header.for_each_field([&request](const restinio::http_header_field_t& field) {
        const auto is = [&field](const char* name) {
            return restinio::impl::is_equal_caseless(field.name(), std::string(name));
        };
        if (is("host")) {
            request.hosts.push_back(field.value());
        } else if (is("origin")) {
            request.origins.push_back(field.value());
        } else if (is("if-none-match")) {
            append(request.if_none_match, field.value());
        } else if (is("if-modified-since")) {
            request.if_modified_since = field.value();
        }
    });
    return request;
}

const char* reason(int status) { return ::http_status_str(static_cast<http_status>(status)); }

restinio::request_handling_status_t send(const RequestHandle& request, const Answer& answer) {
    auto response =
        request->create_response<restinio::user_controlled_output_t>(restinio::http_status_line_t{
            restinio::http_status_code_t{static_cast<std::uint16_t>(answer.status)},
            reason(answer.status)});
    response.set_content_length(answer.content_length);
    response.connection_close();
    for (const auto& [name, value] : answer.fields) {
        response.append_header(name, value);
    }
    if (answer.body) {
        response.set_body(answer.body);
    }
    return response.done();
}

} // namespace

class WebServer::Connections final
    : private restinio::connection_count_limits::impl::acceptor_callback_iface_t {
public:
    Connections(asio::io_context& loop, Handler handler)
        : guests_(std::make_shared<Guests>(loop)), factory_(make_factory(std::move(handler))),
          listener_(loop, [this](asio::ip::tcp::socket socket) { begin(std::move(socket)); }) {}

    std::uint16_t open(std::uint16_t port) { return listener_.open(port); }
    void close() {
        listener_.close();
        guests_->send_all_away();
    }

private:
    static ConnectionFactory make_factory(Handler handler) {
        ::http_parser_set_max_header_size(longest_header);
        restinio::server_settings_t<Traits> settings;
        settings.max_pipelined_requests(1).request_handler(
            [handler = std::move(handler)](const RequestHandle& request) {
                return send(request, handler(read_request(request->header())));
            });
        auto socket_options = settings.socket_options_setter();
        auto connections = std::make_shared<ConnectionSettings>(
            std::move(settings), parser_settings(),
            std::make_shared<restinio::null_timer_manager_t>());
        return {std::move(connections), std::move(socket_options)};
    }

    void begin(asio::ip::tcp::socket socket) {
        std::error_code error;
        const auto other_side = socket.remote_endpoint(error);
        if (error) { // gone already
            return;
        }
        auto ticket = guests_->admit(socket.native_handle());
        auto connection = factory_.create_new_connection(
            GuestSocket(std::move(socket), std::move(ticket)), other_side,
            ConnectionFactory::lifetime_monitor_t(&unlimited_));
        connection->init();
    }

    // RESTinio's own counting, which is off, would ask these to accept.
    void call_accept_now(std::size_t) noexcept override {}
    void schedule_next_accept_attempt(std::size_t) noexcept override {}

    restinio::connection_count_limits::noop_connection_count_limiter_t unlimited_{
        this, restinio::connection_count_limits::max_parallel_connections_t{0},
        restinio::connection_count_limits::max_active_accepts_t{0}};
    std::shared_ptr<Guests> guests_;
    ConnectionFactory factory_;
    Listener listener_;
};

WebServer::WebServer(asio::io_context& loop, Handler handler)
    : connections_(std::make_unique<Connections>(loop, std::move(handler))) {}

WebServer::~WebServer() = default;

std::uint16_t WebServer::open(std::uint16_t port) { return connections_->open(port); }

void WebServer::close() { connections_->close(); }

} // namespace kith::calendar
