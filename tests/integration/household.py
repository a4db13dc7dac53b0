"""A user's home with kith in it: a configuration, an address book, a running kithd, and kith to ask it."""
import datetime
import json
import os
import pathlib
import signal
import subprocess
import urllib.error
import urllib.request
import zoneinfo

from surroundings import PATIENCE_S, end, until

BIN = pathlib.Path(os.environ["KITH_BUILD_DIR"]) / "bin"
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")

MAIL = """
[[channel]]
name = "mail"
plugin = "email"
[channel.settings]
to = ["{address}"]
from = "kith@example.org"
host = "localhost"
port = {port}
user = "me"
password_file = "mail-password"
ca_file = "{certificate}"
"""

KITH = """
language = "de"
timezone = "Europe/Berlin"
at = "00:00"

[[channel]]
name = "popup"
plugin = "desktop"
""" + MAIL + """
[[channel]]
name = "calendar"
plugin = "calendar"
[channel.settings]
port = 0
file = "~/kith.ics"

[[source]]
name = "address-book"
plugin = "vcard"
[source.settings]
directories = ["address-book"]
"""

NETWORKS = """
[[network]]
name = "Alte Freunde"
type = "informal"
"""

RULES = """
[[rule]]
name = "freunde"
kind = "keep-in-touch"
for = { network = "Alte Freunde" }
every = "6 weeks"

[[rule]]
name = "geburtstage"
kind = "occasion"
for = "everyone"
date = "birthday"
"""

PEOPLE = """
[[contact]]
name = "Anna Berger"
emails = ["anna@example.org"]
birthday = "{soon}"
networks = ["Alte Freunde"]
last_contact = "2025-02-04"

[[contact]]
name = "Mehmet Yıldız"
networks = ["Alte Freunde"]
last_contact = "2025-03-12"

[[contact]]
name = "Annika Vogt"
networks = ["Alte Freunde"]
last_contact = "{yesterday}"
"""


def today():
    return datetime.datetime.now(ZONE).date()


def birthday_in(days):
    """A birthday that is so many days ahead, of somebody born in a leap year."""
    return (today() + datetime.timedelta(days)).replace(year=1984)


def card(uid, name, birthday, address):
    first, last = name.split()
    return (f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nN:{last};{first};;;\r\n"
            f"EMAIL;TYPE=INTERNET:{address}\r\nBDAY:{birthday.isoformat()}\r\nEND:VCARD\r\n")


class Household:
    """Two people are due at the first start, one is not; a third of the cards has a birthday in twelve days."""

    def __init__(self, directory, desk, office):
        self.home = pathlib.Path(directory)
        self.address = self.home.name + "@example.org"
        self.config = self.home / ".config/kith"
        self.state = self.home / ".local/state/kith"
        self.book = self.config / "address-book"
        self.feed_file = self.home / "kith.ics"
        self.log_file = self.home / "kithd.log"
        runtime = self.home / "run"
        for folder in (self.book, self.config / "contacts", runtime):
            folder.mkdir(parents=True, mode=0o700)
        self.write("kith.toml", KITH.format(address=self.address, port=office.port, certificate=office.certificate))
        self.write("networks.toml", NETWORKS)
        self.write("rules.toml", RULES)
        self.write("contacts/people.toml", PEOPLE.format(soon=birthday_in(20).isoformat(),
                                                         yesterday=today() - datetime.timedelta(1)))
        self.write("address-book/greta.vcf", card("c-1", "Greta Lindqvist", birthday_in(12), "greta@example.org"))
        self.write("address-book/omar.vcf", card("c-2", "Omar Haddad", birthday_in(200), "omar@example.org"))
        self.write("address-book/berta.vcf", card("c-3", "Berta Klein", birthday_in(300), "berta@example.org"))
        self.write("mail-password", office.password + "\n").chmod(0o600)
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime), "PATH": "/usr/bin:/bin",
                            "LANG": "C.UTF-8", "DISPLAY": desk.environment["DISPLAY"],
                            "DBUS_SESSION_BUS_ADDRESS": desk.environment["DBUS_SESSION_BUS_ADDRESS"]}
        self.kithd = None

    def write(self, name, text):
        """Writes a file of the configuration as editors do: beside it, then over it."""
        file = self.config / name
        beside = file.with_name("." + file.name + ".new")
        beside.write_text(text, newline="")
        os.replace(beside, file)
        return file

    def start(self):
        with open(self.log_file, "ab") as log:
            self.kithd = subprocess.Popen([BIN / "kithd", "--log-level", "debug"], env=self.environment,
                                          stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until("kithd answers", lambda: self.kith("status").returncode == 0 or self.gone())

    def gone(self):
        if self.kithd.poll() is not None:
            raise AssertionError(f"kithd ended with {self.kithd.returncode}:\n{self.log()}")
        return False

    def stop(self):
        """Asks kithd to end; returns its exit code."""
        self.kithd.send_signal(signal.SIGTERM)
        return self.kithd.wait(PATIENCE_S)

    def kill(self):
        end(self.kithd)

    def close(self):
        self.kill()
        until("the plugins are gone", lambda: not self.processes())

    def log(self):
        return self.log_file.read_text(errors="replace")

    def kith(self, *words):
        return subprocess.run([BIN / "kith", *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def ask(self, *words):
        """kith's answer as JSON."""
        answer = self.kith(*words, "--json")
        if answer.returncode != 0:
            raise AssertionError(f"kith {' '.join(words)}: exit {answer.returncode}: {answer.stderr}")
        return json.loads(answer.stdout)

    def due(self):
        """Who is due, by name."""
        return {item["contact"]["name"]: item for item in self.ask("due")["items"]}

    def agenda(self, name, rule):
        """That person's items of that rule within the next months."""
        return [item for item in self.ask("agenda", "--days", "100")["items"]
                if item["contact"]["name"] == name and item["rule"] == rule]

    def plugins(self):
        return {plugin["name"]: plugin for plugin in self.ask("plugins")["plugins"]}

    def delivered(self, channel):
        """How many attempts on that channel were delivered."""
        return sum(attempt["channel"] == channel and attempt["result"] == "delivered"
                   for attempt in self.ask("history")["attempts"])

    def fetch(self, etag=None):
        """The calendar feed as a calendar program gets it: status, ETag, text."""
        url = next(url for url in self.ask("status")["feeds"] if url.startswith("http:") and "kith.ics" in url)
        request = urllib.request.Request(url, headers={"If-None-Match": etag} if etag else {})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
                return answer.status, answer.headers["ETag"], answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["ETag"], ""

    def processes(self):
        """All processes that run in this home: kithd and its plugins, by process id."""
        mark = f"HOME={self.home}".encode()
        found = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if mark in (entry / "environ").read_bytes().split(b"\0"):
                        found[int(entry.name)] = entry
                except OSError:
                    pass  # it ended, or is somebody else's
        return found
