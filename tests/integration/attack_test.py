"""kithd under attack: by other users, by its own plugins, by what lies in the place of its files, by what it is told."""
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import tempfile
import threading
import time
import unittest

from household import BIN, card, birthday_in
from stronghold import NOBODY, Stronghold, attack
from surroundings import PATIENCE_S, PostOffice, end, is_sanitized, until

LOG_LINE = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.+-]+ (debug|info|warning|error) [\x20-\x7e\xa0-\u2027\u202f-\uffff]*")
HOSTILE_NAME = "Eve $(touch pwned) `touch pwned` ; <b>x</b> {0} %s%n \x1b[2J \u202egnp \u2028 2026-01-01 error forged=1"

LOOK_AROUND = """
import os, socket, sys, urllib.request, urllib.error
def tell(name, what):
    try:
        print(name, what())
    except Exception as error:
        print(name, type(error).__name__)
sock, state, config, port = sys.argv[1:5]
def talk():
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(sock)
        line.sendall(b'{"jsonrpc":"2.0","id":1,"method":"due"}\\n')
        return line.recv(4096) or "hung up"
def fetch(path):
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code
tell("socket", talk)
tell("state", lambda: os.listdir(state))
tell("database", lambda: open(state + "/kith.db", "rb").read(1))
tell("config", lambda: open(config + "/mail-password").read())
tell("feed", lambda: fetch("/"))
tell("guess", lambda: fetch("/" + "0" * 40 + "/kith.ics"))
"""

SPY = """#!/usr/bin/python3
import json, os, pathlib, socket, sys
if "--describe" in sys.argv:
    print(json.dumps({"name": "spy", "version": "1", "protocol": {"min": 1, "max": 1}, "kinds": ["sink"],
                      "capabilities": {"check": True}, "needs": {"dbus": True, "network": True},
                      "settings": {"type": "object"}}))
    sys.exit()
found = {}
def look(name, what):
    try:
        found[name] = repr(what())
    except OSError as error:
        found[name] = type(error).__name__
def talk():
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(os.environ["XDG_RUNTIME_DIR"] + "/kith/control.sock")
        line.sendall(b'{"jsonrpc":"2.0","id":1,"method":"due"}\\n')
        return line.recv(4096)
for line in sys.stdin:
    request = json.loads(line)
    if request["method"] == "initialize":
        own = pathlib.Path(request["params"]["state_dir"])
        home = pathlib.Path(os.environ["HOME"])
        look("database", lambda: (own.parents[1] / "kith.db").read_bytes()[:6])
        look("other plugins", lambda: list((own.parent / "calendar").iterdir()))
        look("configuration", lambda: (home / ".config/kith/kith.toml").read_text()[:9])
        look("password", lambda: (home / ".config/kith/mail-password").read_text())
        look("home", lambda: list(home.iterdir()))
        look("daemon", lambda: pathlib.Path(f"/proc/{os.getppid()}/environ").read_bytes()[:9])
        look("socket", talk)
        (own / "found").write_text(json.dumps(found))
        answer = {"protocol": 1}
    else:
        answer = {"outcome": "delivered"}
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": answer}), flush=True)
"""


def landlock():
    """The version of Landlock in this kernel; 0 when there is none."""
    import ctypes
    return max(ctypes.CDLL(None, use_errno=True).syscall(444, None, 0, 1), 0)


@unittest.skipUnless(os.geteuid() == 0, "only root can become another user")
class AnotherUserTest(Stronghold):
    # F94 F98 F104
    def test_reaches_nothing(self):
        self.start()
        port = re.search(r":(\d+)/", self.home.ask("status")["feeds"][0])[1]
        places = self.socket, self.home.state, self.home.config, port
        denied = "PermissionError"
        self.home.config.chmod(0o755)  # as many have it: the password file must hold by itself
        self.assertEqual(attack(NOBODY, LOOK_AROUND, *places).split("\n")[:-1],
                         [f"socket {denied}", f"state {denied}", f"database {denied}", f"config {denied}",
                          "feed 404", "guess 404"])
        for place in (self.socket.parent.parent, self.socket.parent, self.socket):
            place.chmod(0o777)  # as if somebody had opened them: the kernel still says who calls
        self.assertRegex(attack(NOBODY, LOOK_AROUND, *places), "^socket (hung up|BrokenPipeError|ConnectionResetError)\n")
        self.assertIn("refused a connection of another user uid=65534", self.home.log())

    # F99: nor does a process of the same user that is no plugin see into kithd's memory.
    def test_of_the_same_name_sees_not_into_memory(self):
        programs = self.programs_for(NOBODY)
        home = self.root / "of-nobody"
        home.mkdir()
        (home / ".config/kith").mkdir(parents=True)
        (home / ".config/kith/kith.toml").write_text('[[channel]]\nname = "c"\nplugin = "calendar"\n'
                                                     "[channel.settings]\nport = 0\n")
        for place in [home, *home.rglob("*")]:
            os.chown(place, NOBODY, NOBODY)
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        daemon = subprocess.Popen([programs / "kithd"], user=NOBODY, group=NOBODY, extra_groups=[], env=environment,
                                  cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(daemon.wait)
        self.addCleanup(daemon.kill)

        def plugin_runs():
            answer = subprocess.run([programs / "kith", "plugins", "--json"], user=NOBODY, group=NOBODY,
                                    env=environment, cwd="/", capture_output=True, text=True, timeout=PATIENCE_S)
            plugins = json.loads(answer.stdout)["plugins"] if answer.returncode == 0 else []
            return [plugin["pid"] for plugin in plugins if plugin["usable"]]
        (plugin,) = until("the plugin works without being root", plugin_runs)
        for pid in (daemon.pid, plugin):
            said = attack(NOBODY, "import sys\nfor name in ('mem', 'environ'):\n"
                                  " try: print(open(f'/proc/{sys.argv[1]}/{name}', 'rb').read(1))\n"
                                  " except OSError as error: print(type(error).__name__)\n", pid)
            self.assertEqual(said.split(), ["PermissionError"] * 2)
            limits = pathlib.Path(f"/proc/{pid}/limits").read_text()
            self.assertRegex(limits, r"Max core file size +0 +0 ")
        daemon.send_signal(signal.SIGSEGV)
        self.assertFalse(os.WCOREDUMP(os.waitpid(daemon.pid, 0)[1]))


class PluginTest(Stronghold):
    # F73
    def test_that_went_wild_finds_nothing(self):
        spy = self.home.home / "kith-spy"
        spy.write_text(SPY)
        spy.chmod(0o700)
        text = (self.home.config / "kith.toml").read_text()
        self.home.write("kith.toml", text + f'\n[[channel]]\nname = "spy"\nplugin = "{spy}"\n')
        self.start()
        found = json.loads((self.home.state / "plugins/spy/found").read_text())
        self.assertIn(found.pop("socket"), ("b''", "BrokenPipeError", "ConnectionResetError"))
        self.assertIn("refused a connection of a plugin", self.home.log())
        if landlock() == 0:
            print("this kernel has no Landlock: only the control socket was defended")
            self.assertIn("plugins confined landlock=0", self.home.log())
        else:
            self.assertEqual(set(found.values()), {"PermissionError"}, found)

    # F91 F97: a plugin may leave a pipe nobody writes where kithd looks for the feed's address.
    def test_that_leaves_a_pipe_does_not_stop_kithd(self):
        self.start()
        url = self.home.state / "plugins/calendar/url"
        url.unlink()
        os.mkfifo(url)
        self.assertEqual(self.home.ask("status")["feeds"], [])

    # F54 F55 F101: through every channel at once.
    def test_text_of_others_runs_nothing_and_forges_nothing(self):
        name = HOSTILE_NAME
        greta = card("c-9", "Eve Evil", birthday_in(0), "eve@example.org").replace("Eve Evil", name)
        (self.home.book / "eve.vcf").write_text(greta, newline="")
        self.start()
        until("she was told of", lambda: (self.home.home / "told").exists()
              and "Eve" in (self.home.home / "told").read_text())
        until("the mail is there", lambda: any("Eve" in mail["subject"] for mail in self.office.mails(self.home.address)))
        self.home.kith("log", "anna", "call", "-m", "x\n2026-01-01T00:00:00 error forged=2\x1b[2J\x9b")
        self.assertEqual(self.home.stop(), 0)
        for line in self.home.log_file.read_text().splitlines():
            self.assertTrue(LOG_LINE.fullmatch(line), line)
            self.assertFalse(line.startswith("2026-01-01"), line)
        self.assertEqual([file for file in self.home.home.rglob("pwned")], [])
        for line in (self.home.home / "told").read_text().splitlines():
            json.loads(line)


class FeedTest(Stronghold):
    # F93
    def test_two_hundred_slow_guests_delay_neither_feed_nor_reminders(self):
        self.start()
        port = int(re.search(r":(\d+)/", self.home.ask("status")["feeds"][0])[1])
        slow = []
        for _ in range(200):
            guest = socket.create_connection(("127.0.0.1", port))
            self.addCleanup(guest.close)
            guest.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
            slow.append(guest)
        begun = time.monotonic()
        self.assertEqual(self.home.fetch()[0], 200)
        self.assertEqual(self.home.ask("test", "told")["outcome"], "delivered")
        self.assertLess(time.monotonic() - begun, 2)
        self.assertIn('"kind":"test"', (self.home.home / "told").read_text())


class SocketTest(Stronghold):
    # F98
    def test_garbage_floods_and_held_lines_leave_the_owner_served(self):
        self.start()
        held = []
        for number in range(100):
            line = socket.socket(socket.AF_UNIX)
            self.addCleanup(line.close)
            line.settimeout(PATIENCE_S)
            line.connect(str(self.socket))
            try:
                line.sendall((b'{"half": ', b"\0\xff" * 500 + b"\n", b"x" * 300_000,
                              b'{"jsonrpc":"2.0","id":1,"method":"due"}\n' * 200)[number % 4])
            except OSError:
                pass  # it was hung up on
            held.append(line)
        begun = time.monotonic()
        self.assertEqual(self.home.kith("due").returncode, 0)
        self.assertLess(time.monotonic() - begun, 2)
        giant = socket.socket(socket.AF_UNIX)
        self.addCleanup(giant.close)
        giant.connect(str(self.socket))
        try:
            giant.sendall(b"x" * (2**20 + 1))
            heard = giant.recv(100)
        except OSError:
            heard = b""
        self.assertEqual(heard, b"")
        self.assertEqual(self.home.kith("due").returncode, 0)
        self.assertLess(len(os.listdir(f"/proc/{self.home.kithd.pid}/fd")), 100)


class PlaceTest(Stronghold):
    """What an attacker, or an accident, may have put where kithd keeps its things."""

    def setUp(self):
        super().setUp()
        self.home.write("kith.toml", "")
        self.prey = self.home.home / "precious"
        self.prey.write_text("untouched")
        self.home.state.mkdir(parents=True, mode=0o700)

    def expect_refusal(self, codes=(74, 77)):
        code, words = self.refusal()
        self.assertIn(code, codes, words)
        self.assertEqual(self.prey.read_text(), "untouched")
        self.assertTrue(words.startswith("kithd: ") or "\nkithd: " in words, words)

    # F97
    def test_database_and_lock_are_never_a_link_or_a_pipe(self):
        for name in ("kith.db", "kith.lock"):
            place = self.home.state / name
            for plant in (lambda: place.symlink_to(self.prey), lambda: os.link(self.prey, place),
                          lambda: os.mkfifo(place), place.mkdir):
                with self.subTest(place=name, plant=plant):
                    place.unlink(missing_ok=True)  # the lock of the refusals before
                    plant()
                    self.expect_refusal()
                    place.rmdir() if place.is_dir() else place.unlink()

    # F97
    def test_the_socket_replaces_nothing_but_a_dead_socket(self):
        self.socket.parent.mkdir(mode=0o700)
        for plant in (lambda: self.socket.symlink_to(self.prey), lambda: os.link(self.prey, self.socket),
                      lambda: os.mkfifo(self.socket), self.socket.mkdir):
            with self.subTest(plant=plant):
                plant()
                self.expect_refusal()
                self.socket.rmdir() if self.socket.is_dir() else self.socket.unlink()

    # F97
    def test_the_runtime_directory_is_no_link_and_nobody_elses(self):
        runtime = self.socket.parent
        elsewhere = self.home.home / "elsewhere"
        elsewhere.mkdir(mode=0o755)
        runtime.symlink_to(elsewhere)
        self.expect_refusal()
        self.assertEqual(list(elsewhere.iterdir()), [])
        self.assertEqual(stat.S_IMODE(elsewhere.stat().st_mode), 0o755)
        runtime.unlink()
        if os.geteuid() == 0:
            runtime.mkdir()
            os.chown(runtime, NOBODY, NOBODY)
            self.expect_refusal()

    # F97
    @unittest.skipUnless(os.geteuid() == 0, "only root can give a directory away")
    def test_the_state_is_nobody_elses(self):
        os.chown(self.home.state, NOBODY, NOBODY)
        self.expect_refusal()

    # F97 F104
    def test_loose_modes_are_tightened(self):
        self.home.state.chmod(0o777)
        self.socket.parent.mkdir(mode=0o777)
        self.socket.parent.chmod(0o777)
        self.home.start()
        for place in (self.home.state, self.socket.parent):
            self.assertEqual(oct(stat.S_IMODE(place.stat().st_mode)), "0o700")

    # F97 F44
    def test_a_configuration_that_is_a_pipe_or_endless_is_not_waited_for(self):
        rules = self.home.config / "rules.toml"
        for plant in (lambda: os.mkfifo(rules), lambda: rules.symlink_to("/dev/zero")):
            rules.unlink()
            plant()
            self.assertEqual(self.refusal()[0], 78)
        rules.unlink()
        rules.write_text("a" * (2 << 20))
        self.assertEqual(self.refusal()[0], 78)

    # F43
    def test_a_file_that_is_being_written_loses_no_rule(self):
        rules = self.home.config / "rules.toml"
        whole = rules.read_text()
        self.home.start()
        half = len(whole) // 2
        for round in range(40):
            with open(rules, "w") as file:  # as programs write that do not rename
                file.write(whole[:half])
                file.flush()
                time.sleep(0.02)
                self.assertEqual(self.home.ask("status")["rules"], 2, f"in round {round}")
                file.write(whole[half:])
        self.home.ask("reload")
        self.assertEqual(self.home.ask("status")["faults"], [])
        self.assertEqual(self.home.ask("status")["rules"], 2)


class StreamTest(Stronghold):
    def setUp(self):
        super().setUp()
        self.home.write("kith.toml", "")

    def run_with(self, **streams):
        self.home.kithd = subprocess.Popen([BIN / "kithd", "--log-level", "debug"], env=self.home.environment, **streams)
        until("kithd answers", lambda: self.home.kith("status").returncode == 0 or self.home.gone())
        for number in range(20):
            self.assertEqual(self.home.kith("log", "anna", "call", "-m", f"note {number}").returncode, 0)
        self.assertEqual(self.home.stop(), 0)
        with sqlite3.connect(self.home.state / "kith.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    # F103: else the database would become descriptor 2 and get the log.
    def test_closed_streams_are_no_fault(self):
        def close_all():
            for number in (0, 1, 2):
                os.close(number)
        self.run_with(preexec_fn=close_all)

    # F103
    def test_a_log_that_nobody_reads_stops_nobody(self):
        reading, writing = os.pipe()
        self.addCleanup(os.close, reading)
        os.set_blocking(writing, False)
        try:
            while True:
                os.write(writing, b"x" * 4096)
        except BlockingIOError:
            os.set_blocking(writing, True)
        self.run_with(stdin=subprocess.DEVNULL, stdout=writing, stderr=writing)
        os.close(writing)


class AddressBookTest(unittest.TestCase):
    """kith-vcard with little memory and books that were made to hurt."""

    def people(self, write):
        """The names it reports of a folder that `write` fills, beside one decent card."""
        folder = tempfile.TemporaryDirectory(prefix="book-")
        self.addCleanup(folder.cleanup)
        book = pathlib.Path(folder.name)
        (book / "z-good.vcf").write_text(card("good", "Greta Lindqvist", birthday_in(3), "g@example.org"), newline="")
        with open(book / "bad.vcf", "wb") as file:
            write(file)
        program = next(place for place in (BIN / "kith-vcard", BIN.parent / "libexec/kith/kith-vcard") if place.exists())
        # Of a sanitized one only the time is bounded.
        command = [program] if is_sanitized(program) else ["prlimit", f"--as={256 << 20}", program]
        plugin = subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(plugin.stdout.close)
        self.addCleanup(end, plugin)
        watchdog = threading.Timer(PATIENCE_S, plugin.kill)
        watchdog.start()
        self.addCleanup(watchdog.cancel)

        def say(**message):
            plugin.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            plugin.stdin.flush()
        say(id=1, method="initialize", params={
            "protocol": {"min": 1, "max": 1}, "instance": "x", "channel": "book", "state_dir": folder.name,
            "settings": {"directories": [folder.name]}, "language": "en", "time_zone": "UTC"})
        names = []
        for line in plugin.stdout:
            message = json.loads(line)
            if message.get("method") == "event":
                names += [person["name"] for person in message["params"].get("upsert", [])]
                say(id=message["id"], result={})
                if "Greta Lindqvist" in names:
                    break
        plugin.stdin.close()
        self.assertEqual(plugin.wait(PATIENCE_S), 0)
        return names

    # F45
    def test_a_photo_of_a_hundred_megabytes(self):
        def write(file):
            file.write(b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:big\r\nFN:Big\r\nPHOTO;ENCODING=b:")
            for _ in range(100):
                file.write(b"A" * (1 << 20))
            file.write(b"\r\nEND:VCARD\r\n")
        self.assertIn("Greta Lindqvist", self.people(write))

    # F45
    def test_a_million_properties_and_cards_without_end(self):
        def properties(file):
            file.write(b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Many\r\n" + b"EMAIL:a@example.org\r\n" * 1_000_000
                       + b"END:VCARD\r\n")
        def cards(file):
            file.write(b"BEGIN:VCARD\r\n" * 1_000_000)
        def folds(file):
            file.write(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x" + b"\r\n x" * 1_000_000 + b"\r\nEND:VCARD\r\n")
        for write in (properties, cards, folds):
            with self.subTest(write=write.__name__):
                self.assertIn("Greta Lindqvist", self.people(write))


class PeerTest(Stronghold):
    # F102
    def test_what_a_server_says_is_kept_short_and_clean(self):
        office = PostOffice(self.root / "rude-office")
        self.addCleanup(office.close)
        home = self.household(office)
        office.command += ["--fault", f"rcpt:{home.address}=550 5.1.1 \x1b[2Jno\x07 such\x1f user " + "x" * 400]
        office.open()
        home.write("kith.toml", (home.config / "kith.toml").read_text().replace("port = 587", f"port = {office.port}")
                   .replace("port = 0\nuser", f"port = {office.port}\nuser"))
        home.start()
        until("the refusal is in the history",
              lambda: any(attempt["result"] == "permanent" for attempt in home.ask("history")["attempts"]))
        texts = [attempt["text"] for attempt in home.ask("history")["attempts"]
                 if attempt["channel"] == "mail" and attempt["result"]]  # not those under way
        self.assertTrue(texts)
        for text in texts:
            self.assertIn("such user", text)
            self.assertLessEqual(len(text.encode()), 512)
            self.assertTrue(text.isprintable(), text)


if __name__ == "__main__":
    unittest.main()
