"""Somebody at a terminal: a program in a pseudo-terminal, what it shows, and what is typed."""
import os
import pty
import select
import time

from surroundings import PATIENCE_S


class Typist:
    """Runs `words` in a terminal of 80 columns; close() ends it."""

    def __init__(self, words, environment):
        self.shown = ""
        self.code = None
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(words[0], [str(word) for word in words], {**environment, "TERM": "dumb", "COLUMNS": "80"})

    def read(self, timeout):
        """Whether something more was shown."""
        if not select.select([self.terminal], [], [], timeout)[0]:
            return False
        try:
            text = os.read(self.terminal, 65536)
        except OSError:  # it has ended
            return False
        self.shown += text.decode(errors="replace").replace("\r\n", "\n")
        return bool(text)

    def wait_for(self, text):
        """Until that is shown, behind what was waited for before."""
        deadline = time.monotonic() + PATIENCE_S
        while text not in self.shown[self.seen:]:
            if time.monotonic() > deadline or not self.read(PATIENCE_S):
                raise AssertionError(f"waited in vain for {text!r}; shown:\n{self.shown}")
        self.seen = self.shown.index(text, self.seen) + len(text)

    seen = 0

    def type(self, text, after):
        self.wait_for(after)
        os.write(self.terminal, (text + "\n").encode())

    def finish(self):
        """Waits for its end; returns the exit code."""
        deadline = time.monotonic() + PATIENCE_S
        while self.read(PATIENCE_S) and time.monotonic() < deadline:
            pass
        self.close()
        return self.code

    def close(self):
        if self.code is None:
            os.close(self.terminal)
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
