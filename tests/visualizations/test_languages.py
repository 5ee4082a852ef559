"""The catalogues of texts: complete, alike, and used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import visualizations
from graph_model import Graph, bundled_vocabulary
from graph_model.periods import describe_period
from graph_model.wording import in_words, label
from queries.analysis.measures.registry import MEASURES
from tests.visualizations.conftest import Watched, page_of
from tests.visualizations.test_hostile_names import HOSTILE
from visualizations.languages import LANGUAGES, Language, find_language
from visualizations.rendering import page_html

HERE = Path(visualizations.__file__).parent
ENGLISH = find_language("en").texts


def places(text: str | Mapping[str, str]) -> set[str]:
    texts = [text] if isinstance(text, str) else text.values()
    return set().union(*(re.findall(r"\{([a-z]+)\}", each) for each in texts))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_text_with_the_same_places(code: str) -> None:
    texts = find_language(code).texts
    assert texts.keys() == ENGLISH.keys()
    assert {key: places(text) for key, text in texts.items()} == {key: places(text) for key, text in ENGLISH.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_is_text_and_a_plural_has_a_category_for_all_else(code: str) -> None:
    for key, text in find_language(code).texts.items():
        assert isinstance(text, str) or "other" in text, key
        for each in [text] if isinstance(text, str) else text.values():
            assert each == each.strip() or key.endswith("-between"), key
            assert not re.search(r"[<>]|&\w+;", each), key


def test_every_text_is_used() -> None:
    scripts = [*HERE.glob("scripts/*.js"), *HERE.glob("views/*.js"), *HERE.glob("*/*.j2"), *HERE.rglob("*.py")]
    said = "\n".join(path.read_text("utf-8") for path in scripts)
    made = re.findall(r"say\([^)]*`([a-z]+-)\$\{", said)  # keys that end in one of a few words
    unused = [key for key in ENGLISH if f'"{key}"' not in said and not key.startswith(tuple(made))]
    assert unused == []


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="pages speak en"):
        find_language("tlh")


def test_korean_has_a_word_for_every_word_of_the_vocabulary() -> None:
    words, vocabulary = find_language("ko").words, bundled_vocabulary()
    known = [each.properties for each in vocabulary.nodes.values()]
    known += [each.properties for each in vocabulary.relationships.values()]
    assert words["types"].keys() == vocabulary.nodes.keys()
    assert {in_words(name) for properties in known for name in properties} <= words["properties"].keys()
    values = {in_words(value) for properties in known for each in properties.values() for value in each.values}
    assert values <= words["values"].keys()
    reads = {label(name).lower() for name in vocabulary.relationships}
    reads |= {reads for each in vocabulary.relationships.values() for reads in (each.forward, each.backward)}
    reads |= {reads for each in vocabulary.affiliations.values() for reads in (each.forward, each.backward)}
    assert reads <= words["reads"].keys()
    assert {each.label for each in MEASURES} <= words["measures"].keys()


def test_the_page_knows_dates_by_the_words_that_they_stand_between() -> None:
    cases = json.loads(Path(__file__).with_name("dates_in_words.json").read_text("utf-8"))
    assert [describe_period(**dates) for dates, _, _ in cases] == [english for _, english, _ in cases]


def test_a_page_speaks_korean_and_leads_to_english(graph: Graph, open_page: Callable[..., Watched]) -> None:
    graph.add_node("Source", "leaflet", "<i>Leaflet</i>")
    tab = open_page(page_html(page_of(graph, "Cities", language="ko")), fragment="#seoul").tab
    assert tab.evaluate("document.documentElement.lang") == "ko"
    assert tab.inner_text("#counts") == "노드 4개, 관계 3건 · 날짜 범위 2010년 – 2013년 · 출처 1건"
    assert tab.locator("#content .secondary").first.inner_text() == "2013년 11월부터 · 회원 등급: 정회원"
    assert tab.locator("#tabs button").all_inner_texts() == ["네트워크", "연표", "표"]
    with tab.expect_navigation():
        tab.click("#language")
    tab.wait_for_function("() => document.documentElement.dataset.begun")
    assert tab.evaluate("location.hash") == "#seoul&language=en"
    assert tab.evaluate("document.documentElement.lang") == "en"
    assert tab.inner_text("#content h2") == "Seoul"
    assert tab.locator("#tabs button").all_inner_texts() == ["Network", "Timeline", "Table"]
    assert tab.get_attribute("#query", "placeholder") == "Search names, facts, sources"
    assert tab.inner_text("#language") == "한국어"


def test_a_printed_page_names_its_sources_its_licence_and_when_it_was_printed(
    graph: Graph, open_page: Callable[..., Watched]
) -> None:
    graph.about["licenses"] = [{"title": "Attribution", "name": "CC-BY-4.0"}, "of another form", {}]
    tab = open_page(page_html(page_of(graph, "Cities", language="ko"))).tab
    assert tab.is_hidden("#sheet")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    foot = tab.inner_text("#sheet")
    today = tab.evaluate("new Date().toLocaleDateString('ko', { dateStyle: 'long' })")
    assert "The Gazette, 2014년" in foot
    address = tab.evaluate("getComputedStyle(document.querySelector('#sheet a'), '::after').content")
    assert "https://example.org/gazette" in address
    assert f"인쇄일: {today}." in foot
    assert "데이터 라이선스: Attribution (CC-BY-4.0)." in foot


def test_no_text_of_a_catalogue_becomes_markup(
    graph: Graph, open_page: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "".join(HOSTILE).replace("{", "").replace("}", "")
    texts: dict[str, Any] = dict.fromkeys(ENGLISH, hostile)
    words = {part: dict.fromkeys(known, hostile) for part, known in find_language("ko").words.items()}
    spoken = {"en": find_language("en"), "ko": Language("ko", texts, words)}
    monkeypatch.setattr("visualizations.rendering.find_language", spoken.__getitem__)
    monkeypatch.setattr("visualizations.glossary.find_language", spoken.__getitem__)
    tab = open_page(page_html(page_of(graph, "Cities", language="ko")), fragment="#seoul").tab
    for panel in ("#show-about", "#take-away", "#tab-table", "#tab-timeline"):
        tab.click(panel)
        assert tab.locator("img, b, iframe, main style").count() == 0
        assert tab.locator("script").count() == 4
    assert tab.evaluate("window.hacked") is None


def test_no_script_makes_markup_of_a_text(graph: Graph, open_page: Callable[..., Watched]) -> None:
    watched = open_page(page_html(page_of(graph, "Cities")))
    refused = """() => { try { document.body.innerHTML = "<b>x</b>"; } catch (error) { return error.name; } }"""
    assert watched.tab.evaluate(refused) == "TypeError"
    watched.complaints.clear()  # the browser's own of this
