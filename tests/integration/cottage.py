"""A small home with a running kithd whose channels write down what they are told: no desktop, no mail server."""
import collections
import contextlib
import datetime
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import time

from surroundings import PATIENCE_S

BIN = pathlib.Path(os.environ["KITH_BUILD_DIR"]) / "bin"
NOTHING_TO_DO = -32012
STORE_FAILS = -32014


def zone_of_noon():
    """A zone in which it is about noon, so that no day turns while a test runs."""
    ahead = 12 - datetime.datetime.now(datetime.timezone.utc).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


KITH = """
timezone = "{zone}"
at = "00:00"

[[channel]]
name = "diary"
plugin = "exec"
[channel.settings]
command = ["/bin/sh", "-c", "echo $KITH_METHOD $KITH_KEY >>$HOME/diary"]
withdraw = ["/bin/sh", "-c", "echo $KITH_METHOD $KITH_KEY >>$HOME/diary"]

[[channel]]
name = "gate"
plugin = "exec"
[channel.settings]
command = ["/bin/sh", "-c", "[ ! -e $HOME/closed ] || exit 69; echo $KITH_METHOD $KITH_KEY >>$HOME/gate"]

[[channel]]
name = "calendar"
plugin = "calendar"
[channel.settings]
port = 0
file = "~/kith.ics"
"""

RULES = """
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = "everyone"
every = "6 weeks"
"""

PEOPLE = "".join(f'[[contact]]\nname = "{name}"\nlast_contact = "2025-02-0{day}"\n'
                 for day, name in enumerate(("Anna", "Ben", "Cleo", "Dora"), 3))


class Gone(Exception):
    """kithd has ended."""


class Refused(Exception):
    def __init__(self, error):
        super().__init__(error["message"])
        self.code = error["code"]


class Cottage:
    """Four people are due at the first start. The channel `gate` is closed until open_gate()."""

    def __init__(self, directory):
        self.home = pathlib.Path(directory)
        self.config = self.home / ".config/kith"
        self.state = self.home / ".local/state/kith"
        self.runtime = self.home / "run"
        for folder in (self.config / "contacts", self.runtime):
            folder.mkdir(parents=True, mode=0o700)
        (self.config / "kith.toml").write_text(KITH.format(zone=zone_of_noon()))
        (self.config / "rules.toml").write_text(RULES)
        (self.config / "contacts/people.toml").write_text(PEOPLE)
        (self.home / "closed").touch()
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime), "PATH": "/usr/bin:/bin",
                            "LANG": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
        self.kithd = None
        self.errors = ""

    def start(self, *before):
        """Starts kithd; `before` are words in front of it, as a fault of strace. It may not answer yet."""
        with open(self.home / "errors", "wb") as errors:
            self.kithd = subprocess.Popen([*before, BIN / "kithd", "--log-level", "warn"], env=self.environment,
                                          stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)

    def has_ended(self):
        return self.kithd.poll() is not None

    def wait(self):
        """Waits for its end; returns the exit code, negative for a signal."""
        return self.kithd.wait(PATIENCE_S)

    def stop(self):
        self.kithd.send_signal(signal.SIGTERM)
        return self.wait()

    def said(self):
        """What kithd said since it was started last."""
        return (self.home / "errors").read_text(errors="replace")

    def close(self):
        if self.kithd and not self.has_ended():
            self.kithd.kill()
            self.wait()

    def ask(self, method, **params):
        """kithd's result. Throws Refused, and Gone when it ends meanwhile."""
        request = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}) + "\n"
        try:
            with self.connected() as connection, connection.makefile("r") as lines:
                connection.sendall(request.encode())
                line = lines.readline()
        except OSError:
            line = ""
        if not line.endswith("\n"):
            self.wait()
            raise Gone()
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer["result"]

    def connected(self):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE_S)
        try:
            connection.connect(str(self.runtime / "kith/control.sock"))
        except OSError:
            connection.close()
            raise
        return connection

    def until(self, what, probe):
        """Calls `probe` until it says something true. Throws Gone when kithd ends before."""
        deadline = time.monotonic() + PATIENCE_S
        while not probe():
            if self.has_ended():
                raise Gone()
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain until {what}\n{self.said()}")
            time.sleep(0.005)

    def answers(self):
        with contextlib.suppress(OSError), self.connected():
            return True
        return False

    def lines(self, channel):
        """What the channel was told so far: pairs of method and key."""
        try:
            return [tuple(line.split()) for line in (self.home / channel).read_text().splitlines()]
        except FileNotFoundError:
            return []

    def delivered(self, channel):
        """How often each key was delivered there."""
        return collections.Counter(key for method, key in self.lines(channel) if method == "deliver")

    def open_gate(self):
        with contextlib.suppress(FileNotFoundError):
            (self.home / "closed").unlink()

    def rows(self, query):
        """What the database holds; while kithd does not run."""
        with contextlib.closing(sqlite3.connect(self.state / "kith.db")) as database:
            return database.execute(query).fetchall()
