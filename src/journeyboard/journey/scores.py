"""How much an opportunity is worth: its opportunity score, and where it stands between impact and effort."""

from typing import Literal, get_args

from journeyboard.journey.records import Card

Quadrant = Literal["quick_win", "big_project", "fill_in", "later"]
QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)
"""From the upper left of the matrix, row by row: impact up, effort to the right."""

HIGH_FROM = 3
"""From this impact or effort (1–5) on it counts as high."""


def opportunity_score(importance: float | None, satisfaction: float | None) -> float | None:
    """Ulwick's opportunity score, 0–20: importance + max(importance − satisfaction, 0), both on a scale of 0–10.

    What matters much and is served badly scores highest; more satisfaction than importance takes nothing away. None
    where one of the two is not known. Source: Anthony W. Ulwick, "Turn Customer Input into Innovation", Harvard
    Business Review 80 (1), January 2002, pp. 91–97; "What Customers Want", McGraw-Hill 2005, chapter 3.
    """
    if importance is None or satisfaction is None:
        return None
    return round(importance + max(importance - satisfaction, 0.0), 6)


def score_of(card: Card) -> float | None:
    """The opportunity score of a card, 0–20; None where importance or satisfaction is not known."""
    return opportunity_score(card.importance, card.satisfaction)


def quadrant(card: Card) -> Quadrant | None:
    """Where an opportunity stands between impact and effort; None where one of them is not known."""
    if card.impact is None or card.effort is None:
        return None
    if card.impact >= HIGH_FROM:
        return "big_project" if card.effort >= HIGH_FROM else "quick_win"
    return "later" if card.effort >= HIGH_FROM else "fill_in"
