"""A household without a desktop, for those who attack it: mails, a calendar, an address book and a command."""
import pathlib
import shutil
import subprocess

from household import BIN, MAIL
from lodging import Lodging
from surroundings import PATIENCE_S

NOBODY = 65534

CHANNELS = """
language = "en"
timezone = "Europe/Berlin"
at = "00:00"
""" + MAIL + """
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


def attack(user, program, *arguments):
    """Runs a Python program as another user; what it printed."""
    answer = subprocess.run(["/usr/bin/python3", "-c", program, *map(str, arguments)], user=user, group=user,
                            extra_groups=[], env={"PATH": "/usr/bin:/bin"}, cwd="/", capture_output=True, text=True,
                            timeout=PATIENCE_S)
    if answer.returncode != 0:
        raise AssertionError(answer.stderr)
    return answer.stdout


class Stronghold(Lodging):
    """Others may reach the door of the house."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root.chmod(0o755)

    def household(self, office, channels=CHANNELS):
        home = super().household(office)
        home.home.chmod(0o755)
        home.write("kith.toml", channels.format(address=home.address, port=office.port,
                                                certificate=office.certificate))
        return home

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
