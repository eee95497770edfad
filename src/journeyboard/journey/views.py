"""Saved views: what is shown of a journey, kept in it under names."""

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import EVERYTHING, View, clean, new_id, replace
from journeyboard.language import _


def save_view(journey: Journey, name: str, shown: View, view_id: str | None = None) -> Change:
    """Keep what is shown as a further view called `name`, behind the others."""
    draft = Draft(journey)
    order = keys_at(draft, journey.views, len(journey.views))[0]
    draft.put(replace(shown, id=view_id or new_id(), name=clean(name), default=False, order=order))
    return draft.change(_("Save view"))


def update_view(journey: Journey, view_id: str, shown: View) -> Change:
    """Let a saved view show what is shown now; its name and place stay."""
    draft = Draft(journey)
    held = journey.all(View)[view_id]
    draft.put(replace(shown, id=held.id, name=held.name, default=held.default, order=held.order))
    return draft.change(_("Update view"))


def open_with(journey: Journey, view_id: str) -> Change:
    """Let the journey open with a saved view; with "" with everything."""
    draft = Draft(journey)
    for view in journey.views:
        draft.update(view, default=view.id == view_id)
    return draft.change(_("Open with view"))


def is_as_saved(journey: Journey, shown: View) -> bool:
    """Whether what is shown is a saved view, or everything, unchanged; the zoom aside."""
    held = journey.find(View, shown.id) or EVERYTHING
    beside = {"id": held.id, "name": held.name, "default": held.default, "order": held.order, "zoom": held.zoom}
    return replace(shown, **beside) == held
