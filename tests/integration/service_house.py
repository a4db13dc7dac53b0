"""A household whose kithd is looked after by a service manager: a real systemd, or a test that plays one."""
import json
import os
import pathlib
import shutil
import socket
import subprocess

from surroundings import PATIENCE_S, end, until

BUILD = pathlib.Path(os.environ["KITH_BUILD_DIR"])

KITH = """
timezone = "UTC"
at = "00:00"

[[channel]]
name = "log"
plugin = "exec"
[channel.settings]
command = ["/usr/bin/tee", "-a", "{state}/told"]
"""

RULES = """
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = "everyone"
every = "6 weeks"
"""

PEOPLE = """
[[contact]]
name = "Anna Berger"
last_contact = "2025-02-04"
"""


class ServiceHouse:
    """One overdue person, told of by a command that writes to a file of the state directory."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.home = self.root / "home"
        self.config = self.home / ".config/kith"
        self.state = self.home / ".local/state/kith"
        self.runtime = self.root / "run"
        for folder in (self.config, self.state, self.runtime):
            folder.mkdir(parents=True, mode=0o700)
        self.state.chmod(0o700)
        self.write("kith.toml", KITH.format(state=self.state))
        self.write("rules.toml", RULES)
        self.write("contacts.toml", PEOPLE)
        self.environment = {"HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.runtime),
                            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
        self.kith_program = BUILD / "bin/kith"
        self.socket = self.runtime / "kith/control.sock"

    def write(self, name, text):
        beside = self.config / ("." + name + ".new")
        beside.write_text(text)
        os.replace(beside, self.config / name)

    def kith(self, *words):
        return subprocess.run([self.kith_program, *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def ask(self, *words):
        answer = self.kith(*words, "--json")
        if answer.returncode != 0:
            raise AssertionError(f"kith {' '.join(words)}: exit {answer.returncode}: {answer.stderr}")
        return json.loads(answer.stdout)

    def told(self):
        """How often the person was told of."""
        file = self.state / "told"
        return len(file.read_text().splitlines()) if file.exists() else 0

    def open(self):
        return [item["contact"]["name"] for item in self.ask("due")["items"]]


class PlayedManager:
    """Plays systemd to one kithd: holds its notify socket and, when asked, its control socket."""

    def __init__(self, house, watchdog_s=None, activated=False):
        self.house = house
        self.environment = dict(house.environment)
        self.notify_path = house.root / "notify"
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self.notify.bind(str(self.notify_path))
        self.notify.settimeout(PATIENCE_S)
        self.environment["NOTIFY_SOCKET"] = str(self.notify_path)
        self.watchdog_s = watchdog_s
        self.listener = None
        if activated:
            house.socket.parent.mkdir(mode=0o700, exist_ok=True)
            self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.listener.bind(str(house.socket))
            self.listener.listen(16)
        self.kithd = None
        self.log = open(house.root / "kithd.log", "ab")

    def start(self):
        """As systemd does: descriptor 3 is the socket, and LISTEN_PID names who may use it."""
        script = 'LISTEN_PID=$$ WATCHDOG_PID=$$ exec "$0"'
        environment = dict(self.environment)
        if self.watchdog_s:
            environment["WATCHDOG_USEC"] = str(int(self.watchdog_s * 1e6))
        arrange = None
        if self.listener:
            environment["LISTEN_FDS"] = "1"
            arrange = lambda: os.dup2(self.listener.fileno(), 3)
        self.kithd = subprocess.Popen(["/bin/sh", "-c", script, BUILD / "bin/kithd"], env=environment,
                                      preexec_fn=arrange, pass_fds=(3,) if self.listener else (),
                                      stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def hears(self, timeout_s=PATIENCE_S):
        """The next message, as a dictionary; None when there is none in time."""
        self.notify.settimeout(timeout_s)
        try:
            lines = self.notify.recv(4096).decode().splitlines()
        except TimeoutError:
            return None
        return dict(line.split("=", 1) for line in lines)

    def waits_for(self, key):
        """Reads messages up to the first that has it, and returns all that were read."""
        messages = []
        while not messages or key not in messages[-1]:
            message = self.hears()
            if message is None:
                raise AssertionError(f"kithd never said {key}: {messages}")
            messages.append(message)
        return messages

    def close(self):
        end(self.kithd)
        for one in (self.notify, self.listener, self.log):
            if one:
                one.close()


class RealManager:
    """A `systemd --user` on a /run of its own; see systemd_test.py for how that comes to be."""

    def __init__(self, house, extra=""):
        self.house = house
        self.environment = dict(house.environment)
        units = house.home / ".config/systemd/user"
        units.mkdir(parents=True)
        for unit in ("kithd.service", "kithd.socket"):
            text = (BUILD / "systemd/user" / unit).read_text()
            lines = [f"ExecStart={house.root}/bin/kithd" + line.split("/kithd", 1)[1]
                     if line.startswith("ExecStart=") else line for line in text.splitlines()]
            (units / unit).write_text("\n".join(lines) + "\n")
        drop_in = units / "kithd.service.d"
        drop_in.mkdir()
        # Only the waits are shorter than what is shipped, and the desktop is the test's: a bus that the manager starts
        # itself would have its address instead.
        desktop = "".join(f"Environment={name}={self.environment[name]}\n"
                          for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS") if name in self.environment)
        (drop_in / "short.conf").write_text(f"[Service]\nWatchdogSec=2s\nRestartSec=100ms\n{desktop}{extra}")
        self.log = open(house.root / "systemd.log", "ab")
        self.manager = subprocess.Popen(["/lib/systemd/systemd", "--user", "--log-target=console"],
                                        env=self.environment, stdout=self.log, stderr=self.log,
                                        stdin=subprocess.DEVNULL)

    def is_up(self):
        until("the user manager runs", lambda: self.manager.poll() is not None or self.ctl(
            "is-system-running").stdout.strip() in ("running", "degraded"))
        return self.manager.poll() is None

    def ctl(self, *words):
        return subprocess.run(["systemctl", "--user", *words], env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE_S)

    def must(self, *words):
        answer = self.ctl(*words)
        if answer.returncode != 0:
            status = self.ctl("status", "--no-pager", "kithd.service").stdout
            raise AssertionError(f"systemctl {' '.join(words)}: {answer.stderr}{status}")

    def show(self, name, unit="kithd.service"):
        return self.ctl("show", "-P", name, unit).stdout.strip()

    def close(self):
        self.ctl("stop", "kithd.socket", "kithd.service")
        self.manager.terminate()
        try:
            self.manager.wait(PATIENCE_S)
        finally:
            end(self.manager)
            self.log.close()


def install(root):
    """kithd, kith and the plugins where PrivateTmp does not hide them; a build may lie in /tmp."""
    shutil.copytree(BUILD / "bin", pathlib.Path(root) / "bin")
    shutil.copytree(BUILD / "libexec", pathlib.Path(root) / "libexec")
