"""Walking the pairs that may be one, on a terminal or with a letter a line from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_model.errors import InterurbanError
from graph_model.wording import counted, first_of, label
from interurban.progress import working
from interurban.proposed import proposals_of
from loaders.resolution.decisions import (
    Decision,
    Decisions,
    Verdict,
    decisions_file,
    read_decisions,
    write_decisions,
)
from loaders.resolution.groups import Settled, alike_throughout

if TYPE_CHECKING:
    from graph_model import Graph, Node
    from interurban.data import Data
    from loaders.resolution.proposals import Proposal

KEYS = "[s]ame  [r] same, the right id stays  [d]ifferent  [u]nsure  [b]ack  [q]uit"
MOST_TIES = 4

_VERDICTS: dict[str, Verdict] = {"s": "same", "r": "same", "d": "different", "u": "unsure"}


@dataclass(slots=True)
class Review:
    """The pairs to be decided, how far one has come, and the table in which each answer is kept at once."""

    graph: Graph
    pairs: list[Proposal]
    path: Path
    by: str
    place: int = 0
    decided: list[tuple[int, Decision | None]] = field(default_factory=list)  # places, and what was decided before
    followed: int = 0  # how many pairs were not asked of, since the answer follows of others
    accepted: int = 0  # how many were taken as the same without a look

    @classmethod
    def of(
        cls, data: Data, types: Sequence[str], least: float, decisions: Path | None, by: str, *, unsure: bool
    ) -> Review:
        """Return the review of what nothing is decided of yet; with `unsure`, of what was left unsure, too.

        Raises:
            InterurbanError: no table for decisions is named, and the data is no folder that could hold one.
        """
        graph = data.graph
        path = decisions or table_of(data)
        if path is None:
            raise InterurbanError(
                f"{data.shown}: is no folder of yours that could hold decisions; name a file for them"
            )
        known = read_decisions(path)
        for contradiction in known.contradictions:
            click.echo(contradiction, err=True)
        if unsure:
            known = Decisions({pair: each for pair, each in known.by_pair.items() if each.decision != "unsure"})
        with working("comparing names"):
            found = proposals_of(graph, types, least, known)
        return cls(graph, found.pairs, path, by)

    def run(self) -> None:
        """Ask until all is answered, or one quits."""
        for key in _keys(self):
            if key == "q":
                break
            if key == "b":
                self._back()
            elif key in _VERDICTS:
                self._decide(_VERDICTS[key], turned=key == "r")
            else:
                click.echo(KEYS)
        left = len(self.pairs) - self.place
        follows = f" {self.followed:,} more follow of them," if self.followed else ""
        decided = f"{counted(len(self.decided), 'pair')} {'looked at' if self.accepted else 'decided'}"
        click.echo(f"{decided},{follows} {left:,} left; {self.path}")

    def decision(self, pair: Proposal, verdict: Verdict, *, turned: bool = False) -> Decision:
        """Return what is kept of an answer; turned, the second id stays."""
        first, second = (pair.second, pair.first) if turned else (pair.first, pair.second)
        return Decision(
            verdict,
            first.type,
            first.id,
            first.name,
            second.id,
            second.name,
            pair.country,
            f"{pair.score:.3f}",
            "; ".join(pair.reasons),
            self.by,
            date.today().isoformat(),
        )

    def keep(self, *decisions: Decision) -> None:
        """Write decisions into the table, beside what others have written meanwhile."""
        known = read_decisions(self.path)
        for each in decisions:
            known.decide(each)
        write_decisions(self.path, known)

    def _decide(self, verdict: Verdict, *, turned: bool) -> None:
        pair = self.pairs[self.place]
        before = read_decisions(self.path).by_pair.get(pair.ids)
        self.keep(self.decision(pair, verdict, turned=turned))
        self.decided.append((self.place, before))
        self.place += 1
        self._pass_over_what_follows()

    def _pass_over_what_follows(self) -> None:
        """Go on to the next pair about which nothing is decided, and nothing follows of what is decided."""
        settled = Settled(read_decisions(self.path))
        while self.place < len(self.pairs) and self._follows(settled):
            self.place += 1
            self.followed += 1

    def _follows(self, settled: Settled) -> bool:
        pair = self.pairs[self.place]
        return settled.knows(pair.first.id, pair.second.id)

    def _back(self) -> None:
        """Take the last answer back, and ask again."""
        if not self.decided:
            click.echo("there is nothing before this")
            return
        answered, before = self.decided.pop()
        self.followed -= self.place - answered - 1
        self.place = answered
        known = read_decisions(self.path)
        known.forget(self.pairs[self.place].ids)
        if before is not None:
            known.decide(before)
        write_decisions(self.path, known)


def accept_from(review: Review, score: float) -> str:
    """Take pairs of a score or more as the same, without a look; return what was done, in words.

    Where such pairs would make one of two that are no such pair themselves, they are left to be looked at.
    """
    sure = [pair for pair in review.pairs if pair.score >= score]
    known = [each for each in read_decisions(review.path) if each.decision == "same"]
    same = [each for each in known if each.id in review.graph and each.other_id in review.graph]
    alike = alike_throughout([pair.ids for pair in sure], same)
    accepted = [pair for pair in sure if pair.ids in alike]
    review.by, by = f"nobody (--accept {score:g})", review.by
    review.keep(*(review.decision(pair, "same") for pair in accepted))
    review.by, review.accepted = by, len(accepted)
    settled = Settled(read_decisions(review.path))
    left = [pair for pair in review.pairs if pair.ids not in alike]
    review.pairs = [pair for pair in left if not settled.knows(pair.first.id, pair.second.id)]
    review.followed += len(left) - len(review.pairs)
    told = f"{counted(len(accepted), 'pair')} of a score of {score:g} or more taken as the same without a look"
    if unsure := len(sure) - len(accepted):
        told += f"; {unsure:,} more left: together they would make one of nodes that are not so alike themselves"
    return told


def table_of(data: Data) -> Path | None:
    """Return where the decisions about a data set stand; None, if it is no folder on disk, or one that is bundled."""
    from loaders.opening import BUNDLED, recognise

    path = recognise(data.where).path
    return decisions_file(path) if path is not None and path.is_dir() and path.parent != BUNDLED else None


def _keys(review: Review) -> Iterator[str]:
    """Show the pair that is next and yield the key that was pressed, as long as there is a pair."""
    while review.place < len(review.pairs):
        show_pair(review)
        if sys.stdin.isatty():
            click.echo(KEYS + " ", nl=False)
            key = click.getchar().lower()
            click.echo(key if key.isprintable() else "")
            yield "q" if key in ("\x03", "\x04") else key
        else:
            line = sys.stdin.readline()
            yield line.strip().lower()[:1] if line else "q"


def show_pair(review: Review) -> None:
    """Print a pair side by side, and why it is proposed."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    pair = review.pairs[review.place]
    table = Table(title=f"{review.place + 1:,} of {len(review.pairs):,}: {pair.score:.3f}", title_justify="left")
    table.add_column("")
    table.add_column(Text(pair.first.name), overflow="fold")
    table.add_column(Text(pair.second.name), overflow="fold")
    left, right = (_told(review.graph, node) for node in (pair.first, pair.second))
    for name in dict.fromkeys((*left, *right)):
        same = left.get(name) == right.get(name)
        cells = [Text(each.get(name, ""), style="dim" if same else "") for each in (left, right)]
        table.add_row(name, *cells)
    console = Console(file=sys.stdout, highlight=False)
    console.print()
    console.print(table)
    console.print(Text("; ".join(pair.reasons)))


def _told(graph: Graph, node: Node) -> dict[str, str]:
    """Return what helps to tell a node from another."""
    told = {"id": node.id, "type": node.type, "also": first_of([str(each) for each in node.aliases], 4, "; ")}
    told |= {label(name): str(value) for name, value in node.properties.items()}
    ties: dict[str, list[str]] = {}
    for each in graph.relationships_of(node.id):
        kind = graph.vocabulary.relationships[each.type]
        reads = kind.forward if each.start == node.id else kind.backward
        ties.setdefault(reads, []).append(graph.node(each.other(node.id)).name)
    told |= {reads: first_of(sorted(set(names)), MOST_TIES, "; ") for reads, names in ties.items()}
    told["sources"] = first_of([each.source for each in node.sources], 3)
    return {name: value for name, value in told.items() if value}
