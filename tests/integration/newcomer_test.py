"""Somebody who has a bare Debian 12, git and an address book of vdirsyncer with 500 people: from the clone, by the words
of README.md, to a first reminder of their own. Prints each screen, and how long each step took; nothing here judges time."""
import os
import pathlib
import subprocess
import unittest
from datetime import date, timedelta

from bare_debian import BareDebian

SOURCE = pathlib.Path(os.environ["KITH_SOURCE_DIR"])
PEOPLE = 500

VDIRSYNCER = """[general]
status_path = "~/.vdirsyncer/status/"

[storage cards]
type = "filesystem"
path = "~/.contacts/"
fileext = ".vcf"
"""

# daemon/run, a look at the demo, Ctrl-C.
DEMO = r"""
cd /kith
export XDG_STATE_HOME=/root/state
setsid daemon/run >/root/demo 2>&1 &
until [ -S /root/state/kith-demo/runtime/control.sock ]; do
    kill -0 $! || { cat /root/demo; exit 1; }
    sleep 0.2
done
KITH_RUNTIME_DIR=/root/state/kith-demo/runtime build/release/bin/kith due
kill -INT $!
wait $!
cat /root/demo
"""

INSTALL = """
cd /kith
cmake --preset release >/root/configured
cmake --build --preset release >/root/built
cmake --install build/release >/root/installed
"""

# From here on it is the user.
SURROUNDINGS = "export XDG_RUNTIME_DIR=$HOME/runtime PATH=/usr/local/bin:/usr/bin:/bin TERM=dumb COLUMNS=100\n"
BEGIN = SURROUNDINGS + """
mkdir -m 0700 $HOME/runtime
kith init --yes --ways calendar --at 00:00
ls -l $HOME/.config/kith
"""
LIVE = SURROUNDINGS + r"""
kithd >$HOME/log 2>&1 &
daemon=$!
until kith status >/dev/null 2>&1 && kith show "Person 499" >/dev/null 2>&1; do kill -0 $daemon; sleep 0.2; done
echo "== kith"
kith
echo "== kith triage: the first one every three months, the second never"
printf c3xq | script -qec "kith triage" /dev/null
cat $HOME/.config/kith/contacts/triage.toml
echo "== kith add"
kith add "Anna Berger" -e "3 weeks"
echo "== kith agenda"
kith agenda --days 21
echo "== kith log"
kith log "person 3" call -m "moved to Bonn"
kith show "person 3"
kill $daemon
wait $daemon
"""


def card(number):
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:card-{number}", f"FN:Person {number}", f"EMAIL:p{number}@example.org"]
    if number % 3 == 0:
        # Person 0 today, so that a reminder is due at once.
        lines.append((date.today() + timedelta(days=number)).strftime("BDAY:1984%m%d"))
    return "\r\n".join([*lines, "END:VCARD", ""])


class NewcomerTest(unittest.TestCase):
    def setUp(self):
        self.debian = BareDebian()
        self.addCleanup(self.debian.remove)
        self.debian.run("apt-get update -q\napt-get install -q -y --no-install-recommends git\n"
                        "useradd --create-home --shell /bin/sh anna", timeout=900)
        home = self.debian.root / "home/anna"
        for folder in (".config/vdirsyncer", ".contacts/personal"):
            (home / folder).mkdir(parents=True)
        (home / ".config/vdirsyncer/config").write_text(VDIRSYNCER)
        for number in range(PEOPLE):
            (home / f".contacts/personal/{number}.vcf").write_text(card(number), newline="")
        self.debian.run("chown -R anna:anna /home/anna")
        bundle = self.debian.root / "kith.bundle"
        subprocess.run(["git", "-C", SOURCE, "bundle", "create", "--quiet", bundle, "HEAD"], check=True)

    def step(self, name, script, *, user="root"):
        """What it printed; the clock inside tells how long it took, without the start of the namespace."""
        said = self.debian.run(f"date +%s >/tmp/begun\n{script}\necho $(($(date +%s) - $(cat /tmp/begun))) seconds",
                               user=user, timeout=1800)
        text, _, seconds = said.rstrip().rpartition("\n")
        print(f"=== {name}: {seconds}\n{text}\n", flush=True)
        return text

    def test_comes_from_the_clone_to_a_first_reminder(self):
        self.step("git clone", "git clone --quiet /kith.bundle /kith")
        demo = self.step("daemon/run, kith due, Ctrl-C", DEMO)
        self.assertIn("kithd starts now", demo)
        self.step("install", INSTALL)
        begun = self.step("kith init", BEGIN, user="anna")
        self.assertIn("People are read from ~/.contacts.", begun)
        lived = self.step("kithd, kith, kith triage, kith add", LIVE, user="anna")
        due = lived.split("== kith triage")[0]
        self.assertIn(f"Person 0 turns {date.today().year - 1984}", due)
        for told in ('card = "card-0"\nevery = "3 months"', 'every = "never"', "Anna Berger", "moved to Bonn"):
            self.assertIn(told, lived)


if __name__ == "__main__":
    unittest.main(verbosity=2)
