"""One fact and every statement of it, with its score."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.statement import Statement


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One fact, and every statement of it: the one that is printed first.

    ``origins`` counts independent origins: copies of one text are one. ``disputed`` holds statements of
    the same thing with another value; ``superseded_by`` is a later statement that says it has changed.
    """

    id: str
    evidence: tuple[Statement, ...]
    disputed: tuple[Statement, ...] = ()
    origins: int = 1
    superseded_by: Statement | None = None

    def __post_init__(self) -> None:
        """Refuse a fact that nothing in the sources says."""
        if not self.evidence:
            raise ValueError(f"point {self.id} has no evidence")

    @property
    def lead(self) -> Statement:
        """The statement whose words are printed."""
        return self.evidence[0]


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score, in words and in points."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A point with its score (higher is better), its rank (1 is best) and the reasons."""

    point: KeyPoint
    score: float
    rank: int
    reasons: tuple[Reason, ...] = ()
