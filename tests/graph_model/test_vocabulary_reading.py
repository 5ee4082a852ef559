from __future__ import annotations

from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import BUNDLED, bundled_vocabulary, read_vocabulary


def test_the_bundled_vocabulary_is_what_its_yaml_says() -> None:
    read = read_vocabulary(BUNDLED.read_text("utf-8"), BUNDLED.name, Vocabulary())
    bundled = bundled_vocabulary()  # read from JSON, which docs/refresh.py makes
    assert bundled.nodes == read.nodes
    assert bundled.relationships == read.relationships
    assert (list(bundled.nodes), list(bundled.relationships)) == (list(read.nodes), list(read.relationships))
    assert (bundled.shared, bundled.affiliations, bundled.texts) == (read.shared, read.affiliations, ())
