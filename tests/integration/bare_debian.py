"""A bare Debian 12 in a directory, to install packages into. Made once by mmdebstrap, from the mirror that apt of this
machine uses, and kept in build/debian; each test gets a copy. Needs root."""
import os
import pathlib
import shutil
import subprocess
import tempfile

KEPT = pathlib.Path(os.environ["KITH_SOURCE_DIR"]) / "build/debian"
BASE = KEPT / "bookworm"
ARCHIVES = KEPT / "archives"  # what apt has fetched, so that a second run is quick
LISTS = [pathlib.Path("/etc/apt/sources.list.d/debian.sources"), pathlib.Path("/etc/apt/sources.list")]

# A mount namespace of its own: whatever becomes of the test, nothing stays mounted. A process namespace: nothing goes
# on running.
ENTER = """
set -eu
mount -t proc proc "$ROOT/proc"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$ROOT/dev/pts"
mount --bind "$ROOT/dev/pts/ptmx" "$ROOT/dev/ptmx"
mount --bind "$ARCHIVES" "$ROOT/var/cache/apt/archives"
exec chroot "$ROOT" "$@"
"""


def make_base():
    if BASE.is_dir():
        return
    if os.geteuid() != 0:
        raise RuntimeError("making a bare Debian needs root")
    KEPT.mkdir(parents=True, exist_ok=True)
    ARCHIVES.mkdir(exist_ok=True)
    settings = KEPT / "apt.conf"
    settings.write_text(subprocess.run(["apt-config", "dump", "--format", '%F "%v";%n', "Acquire"], check=True,
                                       capture_output=True, text=True).stdout)
    sources = next(path for path in LISTS if path.exists())
    begun = KEPT / "begun"
    shutil.rmtree(begun, ignore_errors=True)
    subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", "--skip=cleanup/apt", f"--aptopt={settings}",
                    "bookworm", begun, sources], check=True, timeout=1500)
    shutil.copy(settings, begun / "etc/apt/apt.conf.d/99as-outside")
    begun.rename(BASE)


class BareDebian:
    def __init__(self):
        make_base()
        self.parent = pathlib.Path(tempfile.mkdtemp(prefix="kith-debian-", dir=KEPT))
        self.root = self.parent / "root"
        subprocess.run(["cp", "-a", "--reflink=auto", BASE, self.root], check=True)
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")

    def remove(self):
        shutil.rmtree(self.parent)

    def put(self, file, directory):
        (self.root / directory.lstrip("/")).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, self.root / directory.lstrip("/"))

    def run(self, script, *, user="root", timeout=300):
        """Runs a shell script inside, to its end; what it printed. Everything it started ends with it."""
        environment = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8", "ROOT": str(self.root),
                       "ARCHIVES": str(ARCHIVES), "DEBIAN_FRONTEND": "noninteractive"}
        command = ["/bin/sh", "-eu", "-c", script]
        if user != "root":
            home = f"/home/{user}"
            command = ["/usr/sbin/runuser", "-u", user, "--", "/usr/bin/env", "-i", f"HOME={home}", f"USER={user}",
                       "PATH=/usr/bin:/bin", "LANG=C.UTF-8", *command]
        done = subprocess.run(["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child",
                               "/bin/sh", "-c", ENTER, "sh", *command],
                              env=environment, capture_output=True, text=True, timeout=timeout,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise AssertionError(f"ended with {done.returncode}:\n{script}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def paths(self):
        """Every path inside but those of processes and of what packages are fetched into."""
        found = set()
        for directory, folders, files in os.walk(self.root):
            inside = "/" + os.path.relpath(directory, self.root)
            folders[:] = [name for name in folders if f"{inside}/{name}" not in ("/./proc", "/./tmp")]
            found.update(os.path.normpath(f"{inside}/{name}") for name in folders + files)
        return found
