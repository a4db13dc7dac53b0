"""kith-maildir on a mail store as a user has one: 20,000 mails, made with Python's mailbox module, in Maildir++ folders."""
import datetime
import email.header
import email.utils
import json
import mailbox
import os
import pathlib
import random
import select
import subprocess
import tempfile
import time
import unittest
import unittest.mock
import zoneinfo

from surroundings import is_sanitized

BUILD = pathlib.Path(os.environ["KITH_BUILD_DIR"])
PROGRAM = BUILD / "libexec/kith/kith-maildir"
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
ME = "me@example.org"
MAILS = 20_000
DAYS = 60
PATIENCE_S = 60


def letter(sender, recipients, subject, when, **fields):
    """The bytes of a mail; `fields` are more of its header, with _ for -."""
    header = {"From": email.utils.formataddr(sender) if isinstance(sender, tuple) else sender, "To": ", ".join(recipients),
              "Subject": email.header.Header(subject, "utf-8").encode() if not subject.isascii() else subject,
              "Date": email.utils.format_datetime(when)}
    header.update((name.replace("_", "-"), value) for name, value in fields.items())
    return "".join(f"{name}: {value}\n" for name, value in header.items()).encode() + b"\nA body that nobody reads.\n"


class Store:
    """Mails of a year: what is a touch within the window, and every false friend beside it."""

    def __init__(self, directory):
        self.root = pathlib.Path(directory) / "Maildir"
        self.inbox = mailbox.Maildir(self.root)
        self.folders = {name: self.inbox.add_folder(name) for name in ("Sent", "Trash", "Friends")}
        self.now = datetime.datetime.now(ZONE)
        self.expected = set()
        self.chance = random.Random(7)

    def add(self, folder, mail, when):
        """Files the mail as one that was delivered then: by its time of change, or by its name, too."""
        box = self.folders.get(folder, self.inbox)
        message = mailbox.MaildirMessage(mail)
        message.set_date(when.timestamp())
        message.set_subdir("cur")
        message.add_flag("S")
        return box, box.add(message)

    def fill(self):
        for number in range(MAILS):
            when = self.now - datetime.timedelta(days=self.chance.randrange(365), minutes=self.chance.randrange(600))
            person = f"p{self.chance.randrange(300)}@example.org"
            kind = number % 10
            if kind < 4:
                self.add("INBOX", letter(("Jürgen Groß", person), [ME], f"Grüße {number}", when), when)
                self.expect(person, when, "in")
            elif kind < 6:
                self.add("Sent", letter(ME, [person, ME], f"Antwort {number}", when), when)
                self.expect(person, when, "out")
            elif kind == 6:
                self.add("Friends", letter(person, [ME], "list", when, List_Id="<friends.example.org>"), when)
            elif kind == 7:
                self.add("INBOX", letter("No-Reply <no-reply@example.org>", [ME], "shop", when), when)
            elif kind == 8:
                self.add("Trash", letter(person, [ME], "thrown away", when), when)
            else:
                crowd = [f"c{number}@example.org" for number in range(20)]
                self.add("INBOX", letter(person, [ME, *crowd], "everybody", when), when)

    def expect(self, person, when, direction):
        if (self.now.date() - when.date()).days <= DAYS:
            self.expected.add((person, when.date().isoformat(), direction))

    def arrive(self, mail):
        """As a delivery program does it: written below tmp, then renamed to new."""
        name = f"{int(time.time())}.M{self.chance.randrange(10**9)}P1.host"
        (self.root / "tmp" / name).write_bytes(mail)
        (self.root / "tmp" / name).rename(self.root / "new" / name)


class Plugin:
    """kith-maildir, and the daemon's end of its pipes."""

    def __init__(self, root, state):
        self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={})
        self.rest = b""
        self.send(id=1, method="initialize", params={
            "protocol": {"min": 1, "max": 1}, "daemon": {"name": "kithd", "version": "0"}, "instance": "k7f3qz5m2x9w4c8v",
            "channel": "mail", "settings": {"directories": [str(root)], "me": [ME]}, "state_dir": str(state),
            "language": "de", "time_zone": ZONE.key, "limits": {"max_line": 1 << 20}})

    def send(self, **message):
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        self.process.stdin.flush()

    def line(self, patience_s=PATIENCE_S):
        """The next line; None when there is none so long."""
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], patience_s)[0]:
                return None
            got = os.read(self.process.stdout.fileno(), 1 << 16)
            if not got:
                raise AssertionError("the plugin has ended")
            self.rest += got
        line, self.rest = self.rest.split(b"\n", 1)
        assert len(line) < 1 << 20
        return json.loads(line)

    def items(self, count):
        """What it proposes, until there are so many."""
        items = []
        while len(items) < count:
            message = self.line()
            if message is None:
                raise AssertionError(f"{len(items)} of {count} are proposed")
            if message.get("method") == "event":
                items += message["params"]["items"]
                self.send(id=message["id"], result={"known": 0})
        return items

    def figures(self):
        """Seconds of processor, KiB of memory, and how often it slept and was woken."""
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        status = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines())
        return ((int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK"), int(status["VmHWM"].split()[0]),
                int(status["voluntary_ctxt_switches"]))

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class MaildirTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # In memory where there is such a place: how long 20,000 files take to be made is no matter here.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        folder = tempfile.TemporaryDirectory(prefix="kith-", dir=memory)
        cls.addClassCleanup(folder.cleanup)
        cls.store = Store(folder.name)
        with unittest.mock.patch("os.fsync"):  # mailbox syncs each mail: that is minutes, and no matter here
            cls.store.fill()
        cls.state = pathlib.Path(folder.name) / "state"
        cls.state.mkdir()

    def start(self):
        plugin = Plugin(self.store.root, self.state)
        self.addCleanup(plugin.close)
        return plugin

    def test_it_speaks_the_protocol(self):
        settings = json.dumps({"directories": [str(self.store.root)], "me": [ME]})
        done = subprocess.run([BUILD / "bin/kith", "plugin", "test", "--settings", settings, PROGRAM], capture_output=True,
                              text=True, timeout=PATIENCE_S, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_store_of_20000_mails_and_what_arrives(self):
        store = self.store
        plugin = self.start()
        items = plugin.items(len(store.expected))
        self.assertEqual({(item["email"], item["date"], item["direction"]) for item in items}, store.expected)
        self.assertEqual(len({item["key"] for item in items}), len(items))
        self.assertTrue(all(item["name"] == "Jürgen Groß" and item["evidence"].startswith("Mail: Grüße ")
                            for item in items if item["direction"] == "in"))
        # Once more, soon: at the first start kithd may know nobody before it has read the address book.
        self.assertEqual(plugin.items(len(items)), items)
        processor_s, memory_kib, _ = plugin.figures()
        # Sanitizers and a busy machine may take longer; reading what lies outside the window would take far more.
        self.assertLess(processor_s, 10)
        if not is_sanitized(PROGRAM):
            self.assertLess(memory_kib, 64 << 10)

        for number in range(50):
            store.arrive(letter("Neu <neu@example.org>", [ME], f"{number}", store.now - datetime.timedelta(number)))
        store.arrive(letter("list@example.org", [ME], "no", store.now, List_Post="<mailto:x>"))
        found = plugin.items(50)
        self.assertEqual(sorted(item["evidence"] for item in found), sorted(f"Mail: {number}" for number in range(50)))

        # Idle, nothing wakes it: neither time nor what is no mail, and a changed flag costs no reading.
        self.assertIsNone(plugin.line(1))
        before = plugin.figures()
        self.assertIsNone(plugin.line(3))
        self.assertEqual(plugin.figures()[2], before[2])
        for key in list(store.inbox.keys())[:20]:
            message = store.inbox.get_message(key)
            message.add_flag("R")
            store.inbox[key] = message
        self.assertIsNone(plugin.line(4))
        print(f"{MAILS} mails: {processor_s:.2f} s of processor, {memory_kib / 1024:.1f} MiB at most, "
              f"{len(items)} proposals")

        again = self.start()
        both = {item["key"]: item for item in items + found}
        self.assertEqual({item["key"]: item for item in again.items(len(both))}, both)


if __name__ == "__main__":
    unittest.main()
