"""What a user's machine has around kith, started by the tests for themselves: a desktop nobody sees and a mail server.

Everything lives below one temporary directory and on free ports of 127.0.0.1; nothing of the user's session is touched.
"""
import email
import email.policy
import json
import os
import pathlib
import re
import socket
import subprocess
import threading
import time

SOURCE = pathlib.Path(os.environ["KITH_SOURCE_DIR"])
PATIENCE_S = 60


def until(what, probe):
    """Calls `probe` until it says something true, and returns that. AssertionError when patience is at its end."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE_S} s in vain until {what}; last seen: {found!r}")
        time.sleep(0.05)


def is_sanitized(program):
    """A sanitizer's shadow takes memory, and terabytes of addresses."""
    return re.search(b"__(asan|tsan)_init", program.read_bytes()) is not None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def end(process):
    if process and process.poll() is None:
        process.kill()
        process.wait()


class Desk:
    """A screen, a session bus without service activation, and dunst, whose menu the test answers."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(mode=0o700)
        (self.directory / "bus.conf").write_text(
            f"<busconfig><type>session</type><listen>unix:dir={self.directory}</listen>"
            '<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>'
            '<allow own="*"/></policy></busconfig>')
        menu = self.directory / "menu"
        menu.write_text(f'#!/bin/sh\ncat >"{self.directory}/offered"\n'
                        f'exec grep -m 1 -E -f "{self.directory}/choice" "{self.directory}/offered"\n')
        menu.chmod(0o700)
        (self.directory / "dunstrc").write_text(f"[global]\ndmenu = {menu}\nmarkup = full\n")
        self.environment = {"HOME": str(self.directory), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
                            "XDG_RUNTIME_DIR": str(self.directory), "NO_AT_BRIDGE": "1"}
        self.bus = self.start("dbus-daemon", "--nofork", "--print-address=1",
                              f"--config-file={self.directory}/bus.conf", stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()
        self.screen = self.start("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp",
                                 stdout=subprocess.PIPE)
        self.environment["DISPLAY"] = ":" + self.screen.stdout.readline().strip()
        self.dunst = self.start("dunst", "-config", self.directory / "dunstrc")
        until("dunst is on the bus", lambda: self.ask("is-paused") == "false")

    def start(self, *command, **options):
        return subprocess.Popen(command, env=self.environment, text=True, stderr=subprocess.DEVNULL, **options)

    def close(self):
        for process in (self.dunst, self.screen, self.bus):
            end(process)
        self.bus.stdout.close()
        self.screen.stdout.close()

    def ask(self, *words):
        return subprocess.run(["dunstctl", *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S).stdout.strip()

    def clear(self):
        self.ask("close-all")

    def shown(self):
        """How many popups stand on the screen."""
        return int(self.ask("count", "displayed") or 0)

    def press(self, button, name):
        """Presses a button of the popup that names that person, in dunst's menu."""
        (self.directory / "choice").write_text(f"{re.escape(button)}.*{re.escape(name)}\n")
        self.ask("context")

    def offered(self):
        """The entries of dunst's menu when it was last opened."""
        return (self.directory / "offered").read_text()


class PostOffice:
    """A mail server that wants STARTTLS and a login, and keeps what it gets."""

    def __init__(self, directory, port=0):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(mode=0o700)
        self.password = "canary-" + os.urandom(12).hex()
        self.certificate = self.directory / "certificate.pem"
        key = self.directory / "key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                        "-keyout", key, "-out", self.certificate], check=True, capture_output=True)
        self.command = ["/usr/bin/python3", SOURCE / "tests/plugins/email/smtp_server.py", "--certificate",
                        self.certificate, "--key", key, "--directory", self.directory, "--password", self.password]
        self.port = port
        self.server = None
        self.received = []
        self.commands = []

    def open(self):
        self.server = subprocess.Popen([*self.command, "--port", str(self.port)], text=True, stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.port = json.loads(self.server.stdout.readline())["port"]
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        for line in self.server.stdout:
            what = json.loads(line)
            if "file" in what:
                self.received.append(what)
            elif "command" in what:
                self.commands.append(what["command"])

    def close(self):
        if self.server:
            self.server.stdin.close()
            end(self.server)
            self.listener.join()
            self.server.stdout.close()

    def mails(self, address):
        """What arrived for that address, each as Python's own parser reads it."""
        return [email.message_from_bytes(pathlib.Path(mail["file"]).read_bytes(), policy=email.policy.default)
                for mail in list(self.received) if address in mail["to"]]
