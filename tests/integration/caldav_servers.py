"""CalDAV servers started by the tests on the loopback, and a client of their own to look into them."""
import base64
import contextlib
import pathlib
import re
import subprocess
import urllib.error
import urllib.request

from surroundings import end, free_port, until

USER = "anna"

MAKE_CALENDAR = """<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>{name}</D:displayname>
<C:supported-calendar-component-set><C:comp name="{component}"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>"""

ASK_ETAGS = """<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>"""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def text(self):
        return self.body.decode()


def request(url, method="GET", body="", user=None, password="", **headers):
    """One HTTP request by Python's own client; whatever is answered comes back."""
    asked = urllib.request.Request(url, body.encode() if body else None, method=method,
                                   headers={name.replace("_", "-"): value for name, value in headers.items()})
    if body and not asked.has_header("Content-type"):
        asked.add_header("Content-Type", "application/xml; charset=utf-8")
    if user:
        asked.add_header("Authorization", "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode())
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


class Server:
    """Common to both: a port, a process, and what is in a collection."""

    user = None
    password = ""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(mode=0o700, exist_ok=True)
        self.port = free_port()
        self.process = None

    def url(self, path=""):
        return f"http://127.0.0.1:{self.port}/{path}"

    def run(self, *command):
        with open(self.directory / "log", "ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log)
        until("the server answers", self.answers)

    def answers(self):
        with contextlib.suppress(OSError):
            return self.ask("", "OPTIONS").status > 0
        return False

    def close(self):
        end(self.process)

    def ask(self, path, method="GET", body="", **headers):
        return request(self.url(path), method, body, self.user, self.password, **headers)

    def names(self, path):
        """The names of what is in a collection."""
        answer = self.ask(path, "PROPFIND", ASK_ETAGS, Depth="1")
        hrefs = re.findall(r"<(?:\w+:)?href>\s*([^<\s]*)\s*</", answer.text())
        return sorted({href.rsplit("/", 1)[1] for href in hrefs} - {""})

    def objects(self, path):
        """Name and text of each object."""
        return {name: self.ask(path + name).text() for name in self.names(path)}

    def text(self, path):
        """All that is in a collection, as one text."""
        return "".join(self.objects(path).values())

    def complete(self, path, name, **extra):
        """What a task program does when a task is ticked off: new bytes, on condition that nobody was quicker."""
        before = self.ask(path + name)
        lines = [line for line in before.text().splitlines() if not line.startswith(("STATUS", "SEQUENCE"))]
        place = lines.index("END:VTODO")
        lines[place:place] = ["STATUS:COMPLETED", "PERCENT-COMPLETE:100", "COMPLETED:20261130T120000Z", "SEQUENCE:3",
                              *(f"{key.replace('_', '-')}:{value}" for key, value in extra.items())]
        return self.ask(path + name, "PUT", "\r\n".join(lines) + "\r\n", If_Match=before.headers["ETag"],
                        Content_Type="text/calendar")


class Radicale(Server):
    """With one user and a password from a file, as a household runs it."""

    user = USER
    password = "canary-caldav-7f3q"

    def open(self):
        users = self.directory / "users"
        users.write_text(f"{USER}:{self.password}\n")
        (self.directory / "config").write_text(f"""
[server]
hosts = 127.0.0.1:{self.port}
[auth]
type = htpasswd
htpasswd_filename = {users}
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {self.directory}/collections
[logging]
level = warning
""")
        self.run("/usr/bin/radicale", "--config", str(self.directory / "config"))

    def make(self, name, component):
        """A collection that takes only that component; returns its path."""
        path = f"{USER}/{name}/"
        answer = self.ask(path, "MKCALENDAR", MAKE_CALENDAR.format(name=name, component=component))
        if answer.status != 201:
            raise AssertionError(f"MKCALENDAR: {answer.status} {answer.text()}")
        return path


class Xandikos(Server):
    """Without a login, as behind a proxy; a git repository keeps the calendar."""

    def open(self):
        self.run("/usr/bin/xandikos", "-d", str(self.directory / "data"), "-l", "127.0.0.1", "-p", str(self.port),
                 "--current-user-principal", "/user/", "--defaults")

    @staticmethod
    def path():
        return "user/calendars/calendar/"
