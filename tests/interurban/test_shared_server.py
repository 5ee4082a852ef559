"""Two data sets, and what other people keep, in one database: each data set answers as its folder does by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import interurban
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.store import Neo4jStore
from loaders.dataset.writing import write_dataset
from loaders.opening import BUNDLED, open_graph
from queries.cypher.catalogue import read_catalogue
from tests.interurban.conftest import Run
from tests.neo4j.server import empty, forget_constraints
from tests.queries.cypher.generated_graph import generated

pytestmark = pytest.mark.xdist_group("server")

DATASETS = ("citynet", "generated")  # which share ids and names, such as those of Seoul

# Under our labels and types, in our properties, some of it with the name of our data set.
FOREIGN = (
    "CREATE (:Agglomeration)",
    "CREATE (:City {id: ['seoul'], name: ['Seoul'], aliases: 5, statements: ['none'], sources: 1.5, latitude: 'n'})",
    "CREATE (:City {id: 7, name: 'Seoul'}), (:City {name: 'Yokohama', statements: 'none'}), (:Organisation)",
    "UNWIND [1, 2] AS twice CREATE (:City {dataset: 'elsewhere', id: 'seoul', name: 'Seoul', aliases: ['Busan']})",
    "CREATE (:City {dataset: 'citynet', id: ['seoul'], name: 'Seoul', statements: ['{'], sources: ['foster-2014']})",
    "CREATE (:Forum {dataset: 'citynet', name: 'A forum', on: '2099', on_earliest: 'soon', on_latest: 'late'})",
    "CREATE (:MOU {dataset: 'citynet', id: 5, on_earliest: 3}), (:Source {dataset: 'citynet', name: 'Hearsay'})",
    "CREATE (:DataSet {name: 'a table'}), (:DataSet {dataset: ['x'], id: 3, about: 5, vocabulary: 7})",
    "CREATE (:DataSet {dataset: 'theirs', id: 'dataset-theirs', about: 'nonsense', vocabulary: 'nodes: [', labels: 1})",
)
TIED = (
    ("MATCH (c {dataset: 'citynet', id: 'seoul'}) CREATE (p:Project {dataset: 'citynet', id: 'seoul', name: 'Seoul'})"
    "-[:PAYS {dataset: 'citynet', id: 'p', confidence: 'disputed'}]->(c) SET p.sources = ['foster-2014']"),
    ("MATCH (a {dataset: 'citynet', id: 'seoul'}), (b:Country {dataset: 'generated'}) "
    "CREATE (a)-[:IN_COUNTRY {since: 5, sources: 'none'}]->(b), (a)-[:MEMBER_OF]->(:Organisation {id: 'citynet'})"),
    "MATCH (c:City {dataset: 'citynet'}) SET c:Bookmarked, c:Agglomeration",
)  # fmt: skip

LOOK_UPS = {
    "lookup": ["lookup", "Seoul"],
    "lookup at": ["lookup", "CITYNET", "--at", "2014"],
    "ties": ["ties", "Seoul", "Yokohama"],
    "path": ["path", "Seoul", "Microsoft"],
    "find": ["find", "seoul"],
    "rank": ["rank"],
    "rank at": ["rank", "-m", "degree", "--of", "Organisation", "--through", "Forum", "--at", "2013"],
    "clusters": ["clusters"],
    "schema": ["schema"],
    "members by name": ["stock", "members-at", "-p", "network=citynet", "-p", "at=2013"],
    "networks by name": ["stock", "networks-of-a-city", "-p", "city=SEOUL"],
    "chain by id": ["stock", "shortest-chain", "-p", "from=seoul", "-p", "to=Park Won-soon"],
    "own cypher": [
        "query",
        "MATCH (c:City)-[r {dataset: $dataset}]->(x) RETURN c.name, x.name, r.id AS id ORDER BY id",
    ],
}
QUESTIONS = LOOK_UPS | {name: ["stock", name] for name in read_catalogue()}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each data set in a folder by itself."""
    folder = tmp_path_factory.mktemp("folders") / "generated"
    write_dataset(generated(), folder)
    return {"citynet": str(BUNDLED / "citynet"), "generated": str(folder)}


@pytest.fixture(scope="module")
def shared(neo4j_address: Address, folders: dict[str, str]) -> Iterator[Neo4jStore]:
    """A server with both data sets, pushed among what others keep."""
    store = Neo4jStore(neo4j_address)
    empty(store.connection)
    forget_constraints(store.connection)
    for statement in FOREIGN:
        store.connection.write(statement)
    for name in DATASETS:
        store.put(open_graph(folders[name]))
    for statement in TIED:
        store.connection.write(statement)
    yield store
    empty(store.connection)
    forget_constraints(store.connection)
    store.close()


@pytest.fixture
def uri(shared: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the server, whose user the environment names."""
    monkeypatch.setenv("NEO4J_USERNAME", shared.address.user)
    monkeypatch.setenv("NEO4J_PASSWORD", shared.address.password)
    monkeypatch.delenv("INTERURBAN_DATASET", raising=False)
    return shared.address.uri


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", ["citynet", pytest.param("generated", marks=pytest.mark.long)])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_data_set_among_others_answers_as_its_folder_does(
    run: Run, uri: str, folders: dict[str, str], name: str, question: str
) -> None:
    asked = [*QUESTIONS[question], "-f", "json"]
    here = run("-d", folders[name], *asked)
    there = run("-d", uri, "--dataset", name, *asked)
    assert json.loads(there.stdout) == json.loads(here.stdout)
    assert set(here.stderr.splitlines()) <= set(there.stderr.splitlines())  # which defaults were found


@pytest.mark.parametrize("name", ["citynet"])  # where several spells tie the same ends, their order is the store's own
def test_a_page_of_a_data_set_among_others_is_that_of_its_folder(
    run: Run, uri: str, folders: dict[str, str], tmp_path: Path, name: str
) -> None:
    run("-d", folders[name], "view", "-o", str(tmp_path / "here.html"))
    run("-d", uri, "--dataset", name, "view", "-o", str(tmp_path / "there.html"))
    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", DATASETS)
def test_a_data_set_among_others_is_pulled_byte_for_byte(
    run: Run, uri: str, folders: dict[str, str], tmp_path: Path, name: str
) -> None:
    run("--dataset", name, "pull", uri, "-o", str(tmp_path / name))
    kept = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    assert kept == {
        path.name: path.read_bytes() for path in Path(folders[name]).iterdir() if path.suffix in (".csv", ".json")
    }


NO_ID_OF_OURS = [
    "['seoul']", "[]", "7", "true", "point({x: 1, y: 2})", "date('2014-01-01')", "''", "' '", "'a b'", "'x|y'", "'a#b'",
    "'a\\nb'", "null",
]  # fmt: skip


@pytest.mark.long
def test_nodes_with_ids_that_nobody_here_writes_stop_nothing_and_are_counted(
    run: Run, uri: str, shared: Neo4jStore
) -> None:
    chosen = ("-d", uri, "--dataset", "citynet")
    asked = [("info",), ("lookup", "Seoul"), ("query", "MATCH (n:City {dataset: $dataset, id: 'seoul'}) RETURN n.id"),
             ("stock", "networks-of-a-city", "-p", "city=Seoul")]  # fmt: skip
    before = [run(*chosen, *question, "-f", "json").stdout for question in asked]
    for written in NO_ID_OF_OURS:
        shared.connection.write(
            "MATCH (o:Organisation {dataset: 'citynet', id: 'citynet'}) "
            f"CREATE (c:City {{dataset: 'citynet', id: {written}, name: 'Seoul', foreign: true}}) "
            "CREATE (c)-[:MEMBER_OF {dataset: 'citynet', id: 'x', since: 5}]->(o)"
        )
    many = len(NO_ID_OF_OURS)
    try:
        found = [run(*chosen, *question, "-f", "json") for question in asked]
        assert [each.stdout for each in found] == before
        assert f"left out {4 + many} nodes and {many} relationships, which bear the name" in found[0].stderr
        shared.put(open_graph("citynet"), replace=True)
        there = "MATCH (c:City) WHERE c.foreign RETURN count(c) AS n"
        assert shared.connection.read(there, {}) == [{"n": many}]
    finally:
        shared.connection.write("MATCH (c:City) WHERE c.foreign DETACH DELETE c")


ALMOST_OURS = {
    "no name": "(c:City {dataset: 'citynet', id: 'nameless', foreign: true})",
    "an id of ours": "(c:Organisation {dataset: 'citynet', id: 'seoul', name: 'Seoul', foreign: true})",
}


@pytest.mark.sampled(2)
@pytest.mark.parametrize("written", ALMOST_OURS.values(), ids=ALMOST_OURS)
def test_a_node_of_others_without_a_name_or_with_an_id_of_ours_stops_nothing_and_is_counted(
    run: Run, uri: str, shared: Neo4jStore, tmp_path: Path, written: str
) -> None:
    chosen = ("-d", uri, "--dataset", "citynet")
    asked = [("info",), ("lookup", "Seoul"), ("rank",), ("stock", "networks-of-a-city", "-p", "city=Seoul")]
    before = [run(*chosen, *question, "-f", "json").stdout for question in asked]
    run("--dataset", "citynet", "pull", uri, "-o", str(tmp_path / "before"))
    shared.connection.write(
        f"MATCH (o:Organisation {{dataset: 'citynet', id: 'citynet'}}) CREATE {written} "
        "CREATE (c)-[:MEMBER_OF {dataset: 'citynet', id: 'x', since: '2001'}]->(o)"
    )
    try:
        found = [run(*chosen, *question, "-f", "json") for question in asked]
        assert [each.stdout for each in found] == before
        assert "left out 5 nodes and 1 relationship, which bear the name" in found[0].stderr
        said = run("--dataset", "citynet", "pull", uri, "-o", str(tmp_path / "after")).stderr
        assert "left out 5 nodes and 1 relationship" in said
        for path in (tmp_path / "before").iterdir():
            assert (tmp_path / "after" / path.name).read_bytes() == path.read_bytes()
        shared.put(open_graph("citynet"), replace=True)
        there = "MATCH (c) WHERE c.foreign RETURN labels(c)[0] AS label"
        assert shared.connection.read(there, {}) == [{"label": written[3:].partition(" ")[0]}]
        assert not any("no longer part of it" in note for note in shared.notes)
    finally:
        shared.connection.write("MATCH (c) WHERE c.foreign DETACH DELETE c")


def test_two_nodes_of_one_id_of_which_neither_is_known_to_be_ours_are_one_line(
    run: Run, uri: str, shared: Neo4jStore
) -> None:
    shared.connection.write(
        "MATCH (s:City {dataset: 'citynet', id: 'seoul'}) "
        "CREATE (c:Organisation) SET c = properties(s), c.foreign = true"
    )
    try:
        said = run("-d", uri, "--dataset", "citynet", "lookup", "Seoul", code=1).stderr
        assert "seoul: 2 nodes bear this id" in said
    finally:
        shared.connection.write("MATCH (c) WHERE c.foreign DETACH DELETE c")


def test_what_bears_the_name_and_is_not_ours_is_left_out_and_counted(run: Run, uri: str) -> None:
    said = run("-d", uri, "--dataset", "citynet", "info").stderr
    assert said.count("left out") == 1
    assert "left out 4 nodes, which bear the name" in said
    assert "left out" not in run("-d", uri, "--dataset", "generated", "info").stderr


def test_a_look_up_counts_what_it_leaves_out_where_it_looks(run: Run, uri: str, shared: Neo4jStore) -> None:
    asked = ("-d", uri, "--dataset", "citynet", "lookup", "Seoul", "-f", "json")
    before = run(*asked)
    assert "left out" not in before.stderr
    shared.connection.write(
        "MATCH (s:City {dataset: 'citynet', id: 'seoul'}) CREATE (o:Organisation {dataset: 'citynet', id: 'seoul', "
        "name: 'Seoul', foreign: true})-[:SUPPORTS {dataset: 'citynet', id: 5}]->(s)"
    )
    try:
        found = run(*asked)
        assert found.stdout == before.stdout
        assert "left out 1 node and 1 relationship, which bear the name" in found.stderr
    finally:
        shared.connection.write("MATCH (o:Organisation) WHERE o.foreign DETACH DELETE o")


@pytest.mark.parametrize(
    "question",
    [["stock", "members-at"], ["stock", "isolates"], ["lookup", "Seoul"], ["schema"], ["rank"], ["info"],
     ["query", "MATCH (c:City {dataset: $dataset}) RETURN c"]],
)  # fmt: skip
def test_several_data_sets_and_none_chosen_is_asked_for_with_how_to_choose(
    run: Run, uri: str, question: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run("-d", uri, *question, code=1).stderr
    assert "holds several data sets; name one: citynet; generated" in said
    assert "--dataset citynet" in said
    assert "INTERURBAN_DATASET=citynet" in said
    monkeypatch.setenv("INTERURBAN_DATASET", "generated")
    chosen = run("-d", uri, *question, "-f", "json").stdout
    assert chosen == run("-d", uri, "--dataset", "generated", *question, "-f", "json").stdout


@pytest.mark.parametrize(
    "question", [["stock", "hubs"], ["lookup", "Seoul"], ["schema"], ["rank"], ["query", "MATCH (c:City) RETURN c"]]
)
def test_an_unknown_data_set_is_refused_with_those_that_are_there(run: Run, uri: str, question: list[str]) -> None:
    said = run("-d", uri, "--dataset", "theirs", *question, code=1).stderr
    assert "holds no data set 'theirs'; it holds: citynet; generated" in said


def test_a_folder_knows_its_one_name(run: Run) -> None:
    assert "holds the data set 'citynet' and no 'other'" in run("--dataset", "other", "info", code=1).stderr
    assert run("--dataset", "citynet", "info").stdout == run("info").stdout


def test_cypher_of_ones_own_asks_all_and_says_so(run: Run, uri: str) -> None:
    text = "MATCH (c:City) WHERE c.dataset IS NOT NULL RETURN count(c) AS n"
    every = "MATCH (c:City) RETURN count(c) AS n"
    found = run("-d", uri, "--dataset", "citynet", "query", every, "-f", "json")
    assert found.stderr.count("this asks all data sets of the database at once (citynet; generated)") == 1
    assert "{dataset: $dataset}" in found.stderr
    assert "at once" in run("-d", uri, "query", every).stdout  # below a table
    assert not run("-d", uri, "query", text, "-f", "json").stderr
    unknown = run("-d", uri, "query", "MATCH (c:Citty {Name: 'Seoul'})-[:MEMBEROF]->(x:Agglomeration) RETURN c").stdout
    assert [line for line in unknown.splitlines() if line.startswith("no ")] == [
        "no label of this data is called Citty; did you mean City?",
        "no relationship type of this data is called MEMBEROF; did you mean MEMBER_OF?",
        "no property of this data is called Name; did you mean name?",
    ]
    answer = interurban.load(uri, dataset="citynet").cypher(every)
    assert any("all data sets" in warning for warning in answer.warnings)


def test_the_prompt_says_it_once(run: Run, uri: str) -> None:
    said = run("-d", uri, "shell", input="MATCH (c:City) RETURN count(c);\nMATCH (c:Forum) RETURN count(c);\n").output
    assert said.count("this asks all data sets") == 1


def test_the_prompt_completes_what_is_chosen(shared: Neo4jStore) -> None:
    from interurban.completion import CypherCompleter

    of_both = CypherCompleter.of(shared, [])
    assert {"Donor and Partner Matching Session 2013", "Forum 7"} <= set(of_both.names)
    one = Neo4jStore(shared.address, "generated")
    try:
        names = CypherCompleter.of(one, []).names
    finally:
        one.close()
    assert "Forum 7" in names
    assert not {"Donor and Partner Matching Session 2013", "A forum", "a table"} & set(names)


def test_what_is_not_ours_is_still_there_and_said_where_it_is_in_the_way(shared: Neo4jStore) -> None:
    before = shared.connection.read("MATCH (n) WHERE NOT n.id STARTS WITH '' OR n.id IS NULL RETURN count(n) AS n", {})
    shared.put(open_graph("citynet"), replace=True)
    assert "does not let the database itself keep ids unique" in " ".join(shared.notes)
    assert "City" in " ".join(shared.notes)
    after = shared.connection.read("MATCH (n) WHERE NOT n.id STARTS WITH '' OR n.id IS NULL RETURN count(n) AS n", {})
    assert after == before
    assert shared.connection.read("MATCH (:Project)-[r:PAYS]->() RETURN count(r) AS n", {}) == [{"n": 1}]


def test_a_statement_that_others_put_into_a_node_of_ours_is_one_line(run: Run, uri: str, shared: Neo4jStore) -> None:
    node = "MATCH (c:City {dataset: 'citynet', id: 'seoul'})"
    (before,) = shared.connection.read(f"{node} RETURN c {{.*, location: null}} AS properties")
    for change, said in {
        "c.statements = ['none']": "seoul: statements holds what is no statement",
        "c.aliases = 'Seoul'": "seoul: aliases is no list of texts",
        "c.name = 5": "seoul: name is no text",
        "c.latitude = point({x: 1, y: 2})": "latitude",
    }.items():
        shared.connection.write(f"{node} SET {change}")
        try:
            for question in (["lookup", "Seoul"], ["rank"]):
                error = run("-d", uri, "--dataset", "citynet", *question, code=1).stderr
                assert said in error
                assert "what is there does not fit" in error
                assert error.count("\n") <= 2
            run("-d", uri, "--dataset", "citynet", "stock", "networks-of-a-city", "-p", "city=Yokohama")
        finally:
            shared.connection.write(f"{node} SET c = $properties", before)
