"""What a measure is: its name, what it means on two-mode data, their projection and one-mode data, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A measure of every actor, in the order of `actors`: its value, and where it has one its share of the largest.

    Shares are from 0 to 1. `errors` are those of values that are estimated, one for each. `method` says, of a measure
    that may be estimated, whether it was and from what; `remark` what else a reader has to know of these data. `whole`
    tells that all values are whole numbers, as those of this measure need not be.
    """

    values: FloatArray
    shares: FloatArray | None = None
    method: str = ""
    errors: FloatArray | None = None
    whole: bool = False
    remark: str = ""

    def columns(self, name: str) -> Iterator[tuple[str, FloatArray]]:
        """Yield the columns of a table that hold these scores, those of the measure `name`."""
        yield name, self.values
        if self.errors is not None:
            yield f"{name}_error", self.errors
        if self.shares is not None:
            yield f"{name}_share", self.shares


@dataclass(frozen=True, slots=True)
class Definition(Generic[Data]):
    """What a measure means on data of one mode, by whom, and what computes it.

    `formula` is as the code computes it; `normalisation` says by what it is divided; `not_when` when it misleads.
    `exact` computes without estimating, however long that takes, what `compute` may estimate.
    """

    text: str
    formula: str
    source: str
    compute: Callable[[Data], Scores]
    normalisation: str = ""
    not_when: str = ""
    parameters: Mapping[str, float] = field(default_factory=dict)
    exact: Callable[[Data], Scores] | None = None

    def __str__(self) -> str:
        normalised = f"; {self.normalisation}" if self.normalisation else ""
        parameters = "".join(f", {name} {value:g}" for name, value in self.parameters.items())
        return f"{self.text}{normalised} ({self.source}){parameters}"

    def scores(self, data: Data, *, exact: bool = False) -> Scores:
        """Return the measure of every actor; `exact` insists on not estimating it."""
        return self.exact(data) if exact and self.exact else self.compute(data)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: the name by which it is asked for, how a page names it, and its definition by mode.

    Two-mode data are actors and the things they share in; `projection` is of actors tied by what they share, from the
    same data; one-mode data are actors tied directly.
    """

    name: str
    label: str
    two_mode: Definition[TwoMode]
    projection: Definition[TwoMode]
    one_mode: Definition[OneMode]
    whole: bool = False  # whether its values are whole numbers
    weighted: bool = False  # whether it takes the weights of ties into account

    def definition(
        self, data: TwoMode | OneMode, *, projected: bool = False
    ) -> Definition[TwoMode] | Definition[OneMode]:
        """Return what the measure means on these data."""
        if isinstance(data, OneMode):
            return self.one_mode
        return self.projection if projected else self.two_mode

    def scores(self, data: TwoMode | OneMode, *, projected: bool = False, exact: bool = False) -> Scores:
        """Return the measure of every actor."""
        if isinstance(data, OneMode):
            return self.one_mode.scores(data, exact=exact)
        return (self.projection if projected else self.two_mode).scores(data, exact=exact)
