"""The Debian packages that cpack makes: judged by lintian, then installed, used and purged in a bare Debian 12."""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from bare_debian import BareDebian

BUILD = pathlib.Path(os.environ["KITH_BUILD_DIR"])
SOURCE = pathlib.Path(os.environ["KITH_SOURCE_DIR"])
ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}

# What may be new after a purge: what the user made, and what dpkg, apt and ldconfig keep for themselves.
MAY_STAY = re.compile(r"/home/anna/|/var/(log|cache|lib/(apt|dpkg))/")

# Programs beside the plugins that kithd and kith start.
NO_PLUGINS = {"kithd-warden", "kith-import"}

USE = r"""
export XDG_RUNTIME_DIR=$HOME/runtime
mkdir -m 0700 $HOME/runtime $HOME/.config
cp -r /usr/share/kith/demo $HOME/.config/kith
kith --version
kith check
kithd >$HOME/log 2>&1 &
daemon=$!
tries=0
until kith status >$HOME/status 2>&1; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then cat $HOME/log $HOME/status; exit 1; fi
    sleep 0.2
done
echo "== due"
kith due
echo "== logged"
kith log anna call -m "from a package"
echo "== plugins"
kith plugins
echo "== shown"
kith show anna
kill $daemon
wait $daemon
echo "== ended"
"""


def run(*command, timeout=300):
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=timeout)


def make_packages(directory):
    done = run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", directory)
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    return {path.name.split("_")[0]: path for path in sorted(pathlib.Path(directory).glob("*.deb"))}


class PackagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.packages = make_packages(cls.directory.name)

    def field(self, package, name):
        return run("dpkg-deb", "-f", self.packages[package], name).stdout.strip()

    def test_lintian_finds_nothing(self):
        done = run("lintian", "--allow-root", "--tag-display-limit", "0", "--fail-on", "error,warning",
                   *self.packages.values())
        self.assertEqual((done.returncode, re.findall("^[EW]: .*", done.stdout, re.MULTILINE)), (0, []),
                         done.stdout + done.stderr)

    def test_every_plugin_is_in_one_package(self):
        folders = {path.parent.name for path in (SOURCE / "plugins").glob("*/main.cpp")}
        packed = [name for package in self.packages.values()
                  for name in re.findall(r"\./usr/libexec/kith/kith-(\S+)", run("dpkg-deb", "-c", package).stdout)]
        self.assertEqual(sorted(packed), sorted(folders))

    def test_a_server_needs_no_desktop_and_no_mail_library(self):
        for library in ("libnotify", "libcurl", "libgmime", "libglib", "libhttp-parser"):
            self.assertNotIn(library, self.field("kith", "Depends"))
        self.assertIn("libnotify4", self.field("kith-plugin-desktop", "Depends"))
        self.assertIn("kith-plugin-desktop", self.field("kith", "Recommends"))
        for package in self.packages:
            if package != "kith":
                self.assertIn(f"kith (= {self.field('kith', 'Version')})", self.field(package, "Depends"))

    def test_nothing_runs_at_installation_and_nothing_is_a_configuration(self):
        for package, path in self.packages.items():
            members = run("dpkg-deb", "--ctrl-tarfile", path).stdout
            with tempfile.TemporaryDirectory() as control:
                run("dpkg-deb", "-e", path, control)
                self.assertEqual(sorted(os.listdir(control)), ["control", "md5sums"], members)
            self.assertNotRegex(run("dpkg-deb", "-c", path).stdout, r"\./etc/", package)

    def test_programs_are_stripped_and_look_for_libraries_nowhere_else(self):
        with tempfile.TemporaryDirectory() as directory:
            for path in self.packages.values():
                run("dpkg-deb", "-x", path, directory)
            programs = [*pathlib.Path(directory).glob("usr/bin/*"), *pathlib.Path(directory).glob("usr/libexec/kith/*")]
            self.assertGreaterEqual(len(programs), 8)
            for program in programs:
                self.assertNotRegex(run("readelf", "-d", program).stdout, "RPATH|RUNPATH", program)
                self.assertNotIn(".symtab", run("readelf", "-S", program).stdout, program)

    def test_a_second_packing_makes_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as directory:
            again = make_packages(directory)
            for package, path in self.packages.items():
                self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(),
                                 hashlib.sha256(again[package].read_bytes()).hexdigest(), package)


class InstalledTest(unittest.TestCase):
    def setUp(self):
        self.debian = BareDebian()
        self.addCleanup(self.debian.remove)
        self.debian.run("useradd --create-home --shell /bin/sh anna")
        with tempfile.TemporaryDirectory() as directory:
            self.packages = sorted(make_packages(directory))
            for path in pathlib.Path(directory).glob("*.deb"):
                self.debian.put(path, "/packages")

    def install(self, *packages):
        names = " ".join(f"/packages/{name}_*.deb" for name in packages)
        self.debian.run(f"apt-get update -q\napt-get install -q -y --no-install-recommends {names}", timeout=900)

    def test_is_installed_used_and_purged(self):
        before = self.debian.paths()
        self.install(*self.packages)
        self.assertEqual(self.debian.run(f"dpkg -V {' '.join(self.packages)}"), "", "as packed")
        said = self.debian.run(USE, user="anna")
        for told in ("kith 0", "== due", "Anna", "== plugins", "calendar", "from a package", "== ended"):
            self.assertIn(told, said)
        self.judge_plugins()
        self.judge_documents()
        owned = set(self.debian.run(f"dpkg -L {' '.join(self.packages)}").split())
        # Also what came with kith and apt likes for itself, such as gnupg.
        self.debian.run(f"apt-get purge -q -y {' '.join(self.packages)}\n"
                        "apt-get autoremove -q -y --purge -o APT::AutoRemove::RecommendsImportant=false "
                        "-o APT::AutoRemove::SuggestsImportant=false")
        left = self.debian.paths() - before
        self.assertEqual(sorted(path for path in left if not MAY_STAY.match(path)), [])
        self.assertEqual(sorted(path for path in left & owned if not MAY_STAY.match(path)), [])
        for kept in ("/home/anna/.config/kith/kith.toml", "/home/anna/.local/state/kith"):
            self.assertIn(kept, left, "the user's own stays")

    def judge_plugins(self):
        names = self.debian.run("ls /usr/libexec/kith").split()
        self.assertIn("kith-ntfy", names)
        self.assertLessEqual(NO_PLUGINS, set(names))
        for name in set(names) - NO_PLUGINS:
            described = json.loads(self.debian.run(f"/usr/libexec/kith/{name} --describe", user="anna"))
            self.assertEqual(f"kith-{described['name']}", name)

    def judge_documents(self):
        for page in ("man1/kith.1", "man5/kith.toml.5", "man7/kith-plugin-protocol.7", "man8/kithd.8"):
            self.assertIn(".SH", self.debian.run(f"zcat /usr/share/man/{page}.gz"), page)
        completes = ". /usr/share/bash-completion/completions/kith && complete -p kith"
        self.assertIn("kith", self.debian.run(f"bash -c '{completes}'"))
        german = self.debian.run("LC_ALL= LANG=de_DE.UTF-8 kith --help", user="anna")
        self.assertIn("wer heute", german)
        for package in self.packages:
            self.debian.run(f"grep -q Expat /usr/share/doc/{package}/copyright\n"
                            f"zcat /usr/share/doc/{package}/changelog.Debian.gz | grep -q '^kith (0'")

    def test_a_server_takes_the_daemon_alone_and_systemd_its_units(self):
        self.install("kith")
        missing = self.debian.run("dpkg-query -W -f '${Package}\\n'")
        for library in ("libnotify4", "libgmime-3.0-0", "libcurl4"):
            self.assertNotIn(library, missing)
        self.assertIn("kith-exec", self.debian.run("ls /usr/libexec/kith"))
        self.debian.run("apt-get install -q -y --no-install-recommends systemd", timeout=900)
        for scope, units in (("user", "user/kithd.service user/kithd.socket"), ("system", "system/kithd@.service")):
            paths = " ".join(f"/usr/lib/systemd/{unit}" for unit in units.split())
            self.assertIn("ExecStart=/usr/bin/kithd ", self.debian.run(f"cat {paths}"))
            said = self.debian.run("export XDG_RUNTIME_DIR=/tmp HOME=/root\n"
                                   f"systemd-analyze --{scope} verify --man=no {paths} 2>&1")
            self.assertEqual(said, "")


if __name__ == "__main__":
    unittest.main(verbosity=2)
