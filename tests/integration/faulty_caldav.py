"""A CalDAV server in this process that keeps one collection and does wrong what a test tells it to."""
import base64
import contextlib
import hashlib
import http.server
import re
import ssl
import threading
import time

PATH = "/tasks/"
USER = "anna"
PASSWORD = "canary-faulty-9x2w"
NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c0"


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


class FaultyServer:
    """`fault` is called with the request before anything else; what it returns true for has been answered by it."""

    def __init__(self, certificate=None, key=None):
        self.objects = {}  # name: (text, version)
        self.version = 0
        self.requests = []  # (method, path, headers)
        self.fault = lambda request: False
        self.etag_of_put = "strong"  # or "weak" or "none"
        self.scheme = "Basic"
        self.loses = set()  # methods that are carried out and not answered
        handler = type("Handler", (Handler,), {"house": self})
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # a client that hangs up is no news
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.url = f"{'https' if certificate else 'http'}://localhost:{self.http.server_address[1]}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def put(self, name, text):
        self.version += 1
        self.objects[name] = (text, self.version)

    def etag(self, name):
        prefix = "W/" if self.etag_of_put == "weak" else ""
        return f'{prefix}"{self.objects[name][1]}"'

    def count(self, method):
        return sum(asked == method for asked, _, _ in self.requests)

    def text(self):
        return "".join(text for text, _ in self.objects.values())


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def serve(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        house = self.house
        house.requests.append((self.command, self.path, dict(self.headers)))
        if house.fault(self) or not self.is_let_in():
            return
        getattr(self, "on_" + self.command.lower())(self.path.removeprefix(PATH))

    do_GET = do_PUT = do_DELETE = do_PROPFIND = serve

    def answer(self, status, body="", **headers):
        if self.command in self.house.loses:
            self.close_connection = True
            return
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def is_let_in(self):
        given = self.headers.get("Authorization", "")
        if self.house.scheme == "Basic":
            good = given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            challenge = 'Basic realm="cal"'
        else:
            parts = dict(re.findall(r'(\w+)="?([^",]*)"?', given))
            first = md5(f"{USER}:cal:{PASSWORD}")
            second = md5(f"{self.command}:{self.path}")
            wanted = md5(":".join((first, NONCE, parts.get("nc", ""), parts.get("cnonce", ""), "auth", second)))
            good = given.startswith("Digest ") and parts.get("response") == wanted
            challenge = f'Digest realm="cal", nonce="{NONCE}", qop="auth", algorithm=MD5'
        if not good:
            self.answer(401, WWW_Authenticate=challenge)
        return good

    def response(self, name, properties):
        return (f"<response><href>{PATH}{name}</href><propstat><prop>{properties}</prop>"
                "<status>HTTP/1.1 200 OK</status></propstat></response>")

    def on_propfind(self, name):
        house = self.house
        properties = (f"<resourcetype><collection/><c:calendar/></resourcetype><sync-token>{house.version}</sync-token>")
        body = self.response("", properties)
        if self.headers.get("Depth") == "1":
            body += "".join(self.response(name, f"<getetag>{house.etag(name)}</getetag>") for name in house.objects)
        self.answer(207, f'<multistatus xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">{body}</multistatus>')

    def on_get(self, name):
        if name not in self.house.objects:
            self.answer(404)
        else:
            self.answer(200, self.house.objects[name][0], ETag=self.house.etag(name))

    def holds(self, name):
        """Whether the conditions of the request hold."""
        known = name in self.house.objects
        match = self.headers.get("If-Match")
        return not ((self.headers.get("If-None-Match") == "*" and known) or
                    (match and (not known or match != self.house.etag(name) or match.startswith("W/"))))

    def on_put(self, name):
        if not self.holds(name):
            self.answer(412)
            return
        self.house.put(name, self.body)
        headers = {} if self.house.etag_of_put == "none" else {"ETag": self.house.etag(name)}
        self.answer(201, **headers)

    def on_delete(self, name):
        if not self.holds(name):
            self.answer(412)
        else:
            self.answer(204 if self.house.objects.pop(name, None) else 404)
            self.house.version += 1


def once(action):
    """A fault that happens to the first request it applies to."""
    left = [True]

    def fault(request):
        if left and action(request):
            left.clear()
            return True
        return False
    return fault


def status(code, methods=("PROPFIND", "PUT", "GET", "DELETE"), body="", **headers):
    """Answers so to these methods."""
    def fault(request):
        if request.command not in methods:
            return False
        request.answer(code, body, **headers)
        return True
    return fault


def flood(request, chunk=b"x" * 65536, pause_s=0.0):
    """An answer without an end."""
    request.send_response(207)
    request.send_header("Content-Length", str(10 << 30))
    request.end_headers()
    request.close_connection = True
    with contextlib.suppress(OSError):
        while True:
            request.wfile.write(chunk)
            time.sleep(pause_s)
    return True


def trickle(request):
    return flood(request, b"<", 0.2)
