"""A household without a desktop, for those who attack it: mails, a calendar, an address book and a command."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import types
import unittest

from household import BIN, Household
from surroundings import PATIENCE_S, PostOffice, until

NOBODY = 65534

CHANNELS = """
language = "en"
timezone = "Europe/Berlin"
at = "00:00"

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

[[channel]]
name = "calendar"
plugin = "calendar"
[channel.settings]
port = 0

[[channel]]
name = "told"
plugin = "exec"
[channel.settings]
command = ["/bin/sh", "-c", "cat >> $HOME/told"]

[[source]]
name = "address-book"
plugin = "vcard"
[source.settings]
directories = ["address-book"]
"""

NO_DESKTOP = types.SimpleNamespace(environment={"DISPLAY": "", "DBUS_SESSION_BUS_ADDRESS": ""})


def attack(user, program, *arguments):
    """Runs a Python program as another user; what it printed."""
    answer = subprocess.run(["/usr/bin/python3", "-c", program, *map(str, arguments)], user=user, group=user,
                            extra_groups=[], env={"PATH": "/usr/bin:/bin"}, cwd="/", capture_output=True, text=True,
                            timeout=PATIENCE_S)
    if answer.returncode != 0:
        raise AssertionError(answer.stderr)
    return answer.stdout


class Stronghold(unittest.TestCase):
    """One mail server a class, one household a test."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.root.chmod(0o755)  # others reach the door of the house, not of a folder around it
        cls.office = PostOffice(cls.root / "office")
        cls.addClassCleanup(cls.office.close)
        cls.office.open()

    def setUp(self):
        self.home = self.household(self.office)

    def household(self, office, channels=CHANNELS):
        folder = tempfile.TemporaryDirectory(prefix="home-", dir=self.root)
        self.addCleanup(folder.cleanup)
        os.chmod(folder.name, 0o755)
        home = Household(folder.name, NO_DESKTOP, office)
        home.write("kith.toml", channels.format(address=home.address, port=office.port,
                                                certificate=office.certificate))
        self.addCleanup(self.put_away, home)
        return home

    def put_away(self, home):
        outcome = getattr(self._outcome, "result", None)
        failed = [text for test, text in outcome.failures + outcome.errors if test is self] if outcome else []
        if failed and home.log_file.exists():
            print(f"--- kithd's log in {self.id()}\n{home.log()}---", flush=True)
        if home.kithd:
            home.close()

    def start(self):
        self.home.start()
        until("all plugins work", lambda: all(plugin["usable"] for plugin in self.home.plugins().values()))
        until("the feed is served", lambda: self.home.ask("status")["feeds"] and self.home.fetch()[0] == 200)

    def refusal(self, *words, **options):
        """What kithd says when it does not even start; its exit code and words."""
        answer = subprocess.run([BIN / "kithd", *words], env=self.home.environment, stdin=subprocess.DEVNULL,
                                capture_output=True, text=True, timeout=PATIENCE_S, **options)
        return answer.returncode, answer.stderr

    @property
    def socket(self):
        return pathlib.Path(self.home.environment["XDG_RUNTIME_DIR"], "kith/control.sock")

    def programs_for(self, user):
        """Copies of the programs where any user may run them: bin and libexec beside each other."""
        prefix = self.root / f"programs-{user}"
        if not prefix.exists():
            for folder, names in (("bin", ["kithd", "kith"]), ("libexec/kith", ["kith-calendar", "kith-vcard"])):
                (prefix / folder).mkdir(parents=True)
                for name in names:
                    source = BIN / name if (BIN / name).exists() else BIN.parent / "libexec/kith" / name
                    shutil.copy(source, prefix / folder / name)
        return prefix / "bin"
