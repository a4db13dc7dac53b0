"""One row of the table: what kith takes, what it is compared with, and whether that is as wanted."""
import dataclasses
import statistics


@dataclasses.dataclass
class Figure:
    work: str
    ours: str
    other: str
    ratio: str
    wanted: str
    met: bool
    note: str = ""

    def row(self):
        return (f"| {self.work} | {self.ours} | {self.other} | {self.ratio} | {self.wanted} "
                f"| {'yes' if self.met else 'no'}{': ' + self.note if self.note else ''} |")


HEAD = ("| work | kith | peer or limit | ratio | wanted | met |\n"
        "|---|---|---|---|---|---|")


def at_most(work, ours, other, most, unit, *, note="", who="limit"):
    """Ours may be `most` times the other's; both are lists of rounds."""
    mine, theirs = statistics.median(ours), statistics.median(other)
    return Figure(work, f"{mine:.4g} {unit}", f"{who} {theirs:.4g} {unit}", f"{mine / theirs:.2f}", f"<= {most}",
                  mine <= most * theirs, joined(note, steadiness(other)))


def at_least(work, ours, other, least, unit, *, note="", who="limit"):
    """Ours are rates, which are to be `least` times the other's."""
    mine, theirs = statistics.median(ours), statistics.median(other)
    return Figure(work, f"{mine:,.0f} {unit}", f"{who} {theirs:,.0f} {unit}", f"{mine / theirs:.2f}", f">= {least}",
                  mine >= least * theirs, joined(note, steadiness(other)))


def bound(work, ours, most, unit, *, note="", other=""):
    """A bound that needs no peer in the same run."""
    return Figure(work, f"{ours:.4g} {unit}", other, "", f"<= {most} {unit}", ours <= most, note)


def steadiness(rounds):
    return "unsteady" if len(rounds) > 1 and max(rounds) > 2 * min(rounds) else ""


def joined(*notes):
    return ", ".join(note for note in notes if note)
