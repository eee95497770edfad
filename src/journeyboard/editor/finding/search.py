"""What is searched for on a journey, what was found, and at which of it the person is."""

from journeyboard.editor.session import Session
from journeyboard.journey.searching import Match, find, replace_all, replace_one


class Search:
    """A search through the session's journey. `refresh` after the journey changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.text = ""
        self.match_case = False
        self.matches: tuple[Match, ...] = ()
        self.at = -1
        """Which of the matches the person is at; -1 without any."""

    @property
    def current(self) -> Match | None:
        """The match the person is at."""
        return self.matches[self.at] if self.at >= 0 else None

    def start(self, text: str, *, match_case: bool) -> None:
        """Search for another text: the person stays at the record they are at, or goes to the selected one's."""
        held = self.current
        near = (held.id,) if held is not None else self._session.selected
        self.text, self.match_case = text, match_case
        self._find()
        here = (index for index, match in enumerate(self.matches) if match.id in near)
        self.at = next(here, 0 if self.matches else -1)

    def refresh(self) -> None:
        """Search again in what the journey has become, and stay as near as can be."""
        held = self.current
        self._find()
        if held in self.matches:
            self.at = self.matches.index(held)
        else:
            self.at = min(max(self.at, 0), len(self.matches) - 1)

    def step(self, by: int) -> None:
        """On by so many matches, round at the ends."""
        if self.matches:
            self.at = (self.at + by) % len(self.matches)

    def replace(self, new: str) -> None:
        """Replace the current match and go on to the next."""
        held = self.current
        if held is None:
            return
        self._session.do(replace_one(self._session.journey, held, new))
        self._find()
        behind = (
            index for index, match in enumerate(self.matches) if index >= self.at and not _inside(match, held, new)
        )
        self.at = next(behind, 0 if self.matches else -1)

    def replace_all(self, new: str) -> int:
        """Replace all matches as one step; how many they were."""
        count = len(self.matches)
        self._session.do(replace_all(self._session.journey, self.text, new, match_case=self.match_case))
        self.refresh()
        return count

    def _find(self) -> None:
        self.matches = find(self._session.journey, self.text, match_case=self.match_case)


def _inside(match: Match, replaced: Match, new: str) -> bool:
    """Whether a match stands in what was just put in the place of another."""
    return match[:3] == replaced[:3] and match.start < replaced.start + len(new)
