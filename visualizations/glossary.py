"""What the data says in words of the vocabulary, in the language of a page: what the page's scripts need for it."""

from __future__ import annotations

from typing import Any

from graph_model import Relationship, Vocabulary
from graph_model.elements import REMARKS
from graph_model.relationship_wording import details_in_words
from graph_model.wording import in_words, label, value_in_words
from visualizations.languages import LANGUAGES, Words, find_language
from visualizations.page import Page


def describe_glossary(page: Page) -> dict[str, Any]:
    """Return the `words` of each language that has its own, and the labels of properties that they are found by.

    `dated` are the labels of properties that are dates, `coded` of those that have usual values. Beside the words of a
    language stand the `details` of relationships, from how English tells them.
    """
    vocabulary = page.graph.vocabulary
    properties = [each for kind in vocabulary.nodes.values() for each in kind.properties.items()]
    spoken = {code: find_language(code).words for code in LANGUAGES}
    return {
        "dated": sorted({label(name) for name, known in properties if known.type == "date"}),
        "coded": sorted({label(name) for name, known in properties if known.values}),
        "words": {code: {**words, "details": _details(page, words)} for code, words in spoken.items() if words},
    }


def _details(page: Page, words: Words) -> dict[str, str]:
    vocabulary, found = page.graph.vocabulary, {}
    several = {(details_in_words(vocabulary, each), each.type): each for each in page.relationships}
    for (told, _), each in several.items():
        if told:
            found[told] = ", ".join(_detail(vocabulary, each, words, name) for name in _names(vocabulary, each))
    return dict(sorted(found.items()))


def _names(vocabulary: Vocabulary, relationship: Relationship) -> list[str]:
    dates = vocabulary.relationships[relationship.type].dates.properties()
    return [name for name in relationship.properties if name not in {*REMARKS, *dates}]


def _detail(vocabulary: Vocabulary, relationship: Relationship, words: Words, name: str) -> str:
    known = vocabulary.relationships[relationship.type].properties.get(name)
    value = value_in_words(relationship.properties[name])
    shown = words["values"].get(in_words(value), value) if known and value in known.values else value
    return f"{words['properties'].get(in_words(name), in_words(name))}: {shown}"
