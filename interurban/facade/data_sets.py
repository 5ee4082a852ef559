"""Data sets as a whole: nodes that may be one, two sets made into one or compared, and where one is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interurban.facade.asked import Asked
from interurban.facade.given import Names, several
from queries.answers import Answer

if TYPE_CHECKING:
    from interurban.merging import Merger


class DataSets(Asked):
    """What is done with a data set as a whole."""

    def load_summary(self) -> Answer:
        """Return what became of the rows that a mapping read, as `interurban load` prints it.

        For each file: rows read = loaded + merged + skipped, with the reasons; how many nodes and relationships were
        made of them; and what was chosen or guessed. `faults` lists what is wrong with which rows.

        Raises:
            graph_model.NoData: the data was not made of tables by a mapping.

        >>> members = {"file": "members", "nodes": {"city": {"type": "City", "name": "Town"}}}
        >>> loaded = interurban.from_frames({"tables": [members]}, members={"Town": ["Lyon", "Bonn", "Lyon"]})
        >>> loaded.load_summary().title
        '3 rows read = 2 loaded + 1 merged + 0 skipped'
        """
        from graph_model import NoData
        from interurban.mapped_rows import summary_of
        from loaders.mapping.summary import MappedReport

        report, source = self.faults, self._source
        if not isinstance(report, MappedReport) or report.rows is None:
            raise NoData("the data", "was not made of tables by a mapping")
        return summary_of(report.rows, source.title if source else "")

    def duplicates(
        self, *, of: Names = (), least: float = 0.7, decisions: str | Path | None = None, limit: int | None = None
    ) -> Answer:
        """Return the pairs of nodes that may be one, each with a score from 0 to 1 and the reasons in words.

        Compared are nodes of one type that share something rare: a name, an identifier, a part of a name, a city of the
        gazetteer. Names in any script, country, coordinates, dates, numbers and shared partners speak for it or against
        it. What is decided already is left out: `interurban review` asks, `interurban merge` applies what was decided.

        Args:
            of: Only nodes of this type.
            least: The score below which a pair is not shown.
            decisions: The table of decisions; by default decisions.csv in the folder of the data.
            limit: How many rows at the most.

        Raises:
            graph_model.InterurbanError: a type is unknown, or the table of decisions has faults.

        >>> [(row["name"], row["other name"]) for row in g.duplicates(of="City")]
        []
        """
        from interurban.proposed import answer_proposals
        from interurban.review import table_of
        from loaders.resolution.decisions import Decisions, read_decisions

        path = Path(decisions) if decisions is not None else self._source and table_of(self._source)
        known = read_decisions(path) if path else Decisions()
        return answer_proposals(self.graph, several(of), least, known, limit)

    def merge(self, other: Asked | str | Path | None = None, *, decisions: str | Path | None = None) -> Merger:
        """Return this data set and another as one, in which nodes that were decided to be the same are one.

        What becomes one keeps all names, ids, sources and statements. What the two say otherwise stands side by side
        and is listed. Both stay as they are, so that a decision that is taken back is undone by merging again.

        Args:
            other: The other data set: an open one, or what `interurban.load` takes; by default only what was decided
                of this one is merged.
            decisions: A table of decisions beside those in the folders.

        Returns:
            The graph that was made (`graph`, which `UrbanGraph` asks), all decisions, and the account of what became of
            everything.

        Raises:
            graph_model.InterurbanError: decisions contradict each other, or the vocabularies of the two do.

        >>> print(g.merge("citynet").account.notes[0])
        nodes: 270 of citynet + 270 of citynet = 270 and 270 that became one with another
        """
        from interurban.merging import Given, Merger, merge
        from interurban.review import table_of
        from loaders.resolution.decisions import Decisions, read_decisions

        there = None if other is None else self._opened(other)
        given: list[Given] = []
        for each in filter(None, (self, there)):
            source = each._source  # noqa: SLF001 -- of another of this class
            path = source and table_of(source)
            known = read_decisions(path) if path else Decisions()
            given.append(Given(source.title if source else str(each.graph.about.get("name", "")), each.graph, known))
        if decisions is not None:
            given[0].decisions.take_in(read_decisions(Path(decisions)))
        graph, decided, account = merge(given)
        return Merger(graph, decided, account)

    def diff(self, other: Asked | str | Path, *, limit: int | None = None) -> Answer:
        """Return what was added, removed and changed from one data set to another.

        Nodes are the same that have the same id. Of the relationships of one type between two nodes, those that state
        the same are the same; one that is left over on either side has changed, others were removed or added. Of what
        has changed there is a row for each property, as it was and as it is.

        Args:
            other: The data set as it is now: an open one, or what `interurban.load` takes.
            limit: How many rows at the most.

        >>> g.diff("citynet").title
        'no difference'
        """
        from queries.differences import diff

        return diff(self.graph, self._opened(other).graph, limit=limit)

    def save(self, folder: str | Path, *, replace: bool = False) -> Path:
        """Write the graph as a data-set folder, whole or not at all, and return its path.

        Tables that we did not write, or that were edited since, are replaced only with `replace`; everything else that
        is in the folder stays.

        Raises:
            graph_model.ForeignFiles: there are such tables.

        >>> interurban.load(g.save("copy")).node("SMG").name
        'Seoul'
        """
        from loaders.dataset.writing import write_dataset

        write_dataset(self.graph, Path(folder), replace=replace)
        return Path(folder)

    def push(
        self, server: str = "neo4j", *, replace: bool = False, progress: Callable[[int, int], None] | None = None
    ) -> list[str]:
        """Write the graph to a Neo4j server, named as in `interurban.load`; doing it twice changes nothing.

        It is there under the `name` in `graph.about`, beside other data sets, and joins what was there under that name.
        With `replace`, what an earlier push wrote of this data set and is gone from it is removed. `progress` is called
        with how many nodes and relationships are written, of how many.

        Returns:
            What a reader must know: the name, whether it was there before, and how much of earlier pushes stays.

        Raises:
            graph_model.InterurbanError: the server does not answer, or does not let us in.
        """
        from interurban.data import Data

        there = Data(server, progress=progress)
        try:
            there.server.put(self.graph, replace=replace)
            return there.server.notes
        finally:
            there.close()
