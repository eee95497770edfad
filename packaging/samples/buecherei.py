"""Bücherei: der erste Ausweis. A public library as a service blueprint, in German, with figures up to August."""

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Stage,
    Step,
    Trait,
    View,
)
from samples.buecherei_cards import TAREK, cards
from samples.building import curve, journey_of, series

STEPS = (
    "hoeren",
    "zeiten",
    "formular",
    "ausweis",
    "gebuehr",
    "katalog",
    "regal",
    "automat",
    "erinnerung",
    "rueckgabe",
)


def buecherei() -> Journey:
    """The whole journey."""
    info = JourneyInfo(
        id="journey",
        title="Bücherei: der erste Ausweis",
        scenario="Neu in der Stadt, zum ersten Mal in der Stadtbücherei Lindenau",
        goal="Wer mit dem ersten Buch nach Hause geht, kommt in vier Wochen wieder",
        owner="Regine Falk",
        team="Ausleihe und Öffentlichkeitsarbeit",
        language="de",
        tags=("Bücherei", "Anmeldung"),
        created="2026-05-06",
        changed="2026-09-03",
    )
    return journey_of(
        [
            info,
            *_personas(),
            *_stages(),
            *_lanes(),
            *cards(),
            *_feelings(),
            *_links(),
            *_metrics(),
            *_readings(),
            *_views(),
        ]
    )


def _personas() -> list[Persona]:
    rosa = Persona(
        id="persona-rosa",
        name="Rosa",
        age="68",
        role="Ruheständlerin · zu ihrer Tochter gezogen, liest drei Krimis im Monat",
        quote="Ich will fragen dürfen, ohne zu stören.",
        about=(
            "War vierzig Jahre lang Leserin in einer anderen Stadt und kannte dort jeden beim Namen. Hört schlecht, "
            "liest große Schrift und kommt am liebsten vormittags."
        ),
        goals=("Gute Krimis in großer Schrift", "Jemanden, der ihr etwas empfiehlt"),
        frustrations=("Automaten, die piepsen und nichts erklären", "Formulare in kleiner Schrift"),
        motivations=("Unter Leute kommen",),
        needs=("Einen Platz zum Sitzen, während sie wartet",),
        channels=("Tresen", "Telefon", "Zeitung"),
        traits=(
            Trait(name="Geübt im Netz", value=25),
            Trait(name="Geduldig", value=80),
            Trait(name="Fragt nach", value=65),
        ),
    )
    tarek = Persona(
        id="persona-tarek",
        name="Tarek",
        age="34",
        role="Vater von Lina (6) · Pfleger im Schichtdienst",
        quote="Samstag um zehn, mit Kind an der Hand: Es muss schnell gehen.",
        about="Will, dass seine Tochter mit Büchern aufwächst. Hat wenig Zeit und erledigt alles mit dem Telefon.",
        goals=("Zehn Bilderbücher in zwanzig Minuten", "Nie wieder eine Mahnung"),
        frustrations=("Warten mit einem müden Kind", "Öffnungszeiten, die nicht stimmen"),
        motivations=("Lina soll sich hier auskennen",),
        needs=("Rückgabe nach der Spätschicht",),
        channels=("Web", "App", "Automat"),
        traits=(
            Trait(name="Geübt im Netz", value=90),
            Trait(name="Geduldig", value=30),
            Trait(name="Fragt nach", value=40),
        ),
    )
    return [rosa, tarek]


def _stages() -> list[Stage | Step]:
    told: dict[str, tuple[str, str, str, dict[str, str]]] = {
        "aufmerksam": (
            "Aufmerksam werden",
            "Erfährt, dass es uns gibt",
            "Wissen, wann offen ist",
            {"hoeren": "Davon hören", "zeiten": "Öffnungszeiten suchen"},
        ),
        "anmelden": (
            "Anmelden",
            "Wird Leserin oder Leser",
            "Ein Ausweis in zehn Minuten",
            {"formular": "Formular ausfüllen", "ausweis": "Ausweis zeigen", "gebuehr": "Gebühr zahlen"},
        ),
        "finden": (
            "Finden",
            "Sucht das erste Buch",
            "Niemand geht mit leeren Händen",
            {"katalog": "Im Katalog suchen", "regal": "Am Regal stehen"},
        ),
        "ausleihen": ("Ausleihen", "Nimmt es mit nach Hause", "Ohne Hilfe möglich", {"automat": "Selbst verbuchen"}),
        "zurueck": (
            "Zurückbringen",
            "Kommt wieder, oder nicht",
            "Erinnern statt mahnen",
            {"erinnerung": "Erinnert werden", "rueckgabe": "Zurückgeben"},
        ),
    }
    records: list[Stage | Step] = []
    for key, (name, line, goal, steps) in told.items():
        records.append(Stage(id=f"stage-{key}", name=name, line=line, goal=goal))
        records += [Step(id=f"step-{step}", stage=f"stage-{key}", name=called) for step, called in steps.items()]
    return records


def _lanes() -> list[Lane]:
    return [
        Lane(id="lane-tun", kind="notes", name="Was Leute tun", colour="#0B7FA0"),
        Lane(id="line-interaktion", kind="divider", divider="interaction"),
        Lane(id="lane-kontakt", kind="touchpoints", name="Kontaktpunkte"),
        Lane(id="line-sichtbar", kind="divider", divider="visibility"),
        Lane(id="lane-tresen", kind="notes", name="Hinter dem Tresen", colour="#9D6B0E", icon="layers"),
        Lane(id="line-intern", kind="divider", divider="internal"),
        Lane(id="lane-systeme", kind="notes", name="Systeme und Partner", colour="#697685", icon="settings"),
        Lane(id="lane-gefuehl", kind="emotion", name="Gefühl"),
        Lane(id="lane-aerger", kind="pain_points", name="Ärgernisse"),
        Lane(id="lane-ideen", kind="opportunities", name="Ideen"),
        Lane(id="lane-zahlen", kind="metrics", name="Zahlen"),
        Lane(id="lane-kanaele", kind="channels", name="Kanäle"),
    ]


def _feelings() -> list[Feeling]:
    return [
        *curve(
            "rosa",
            STEPS,
            (0.6, 0.2, -0.9, 0.4, 0.1, -1.3, 1.4, -1.0, 0.2, 1.1),
            notes={
                "katalog": "Ich finde nicht einmal die Tastatur.",
                "regal": "Die Dame kannte meine Lieblingsautorin!",
            },
        ),
        *curve(
            "tarek",
            STEPS,
            (0.9, -0.7, 0.3, -1.5, -0.4, 0.8, 0.5, 1.2, 0.3, -1.1),
            notes={"ausweis": "Ohne Meldebescheinigung nach Hause geschickt.", "rueckgabe": "Der Kasten war voll."},
        ),
        *curve("tarek", STEPS, (0.9, 0.6, 0.7, 0.6, 0.4, 0.9, 0.6, 1.3, 0.9, 1.0), state="to_be"),
    ]


def _links() -> list[Link]:
    def link(name: str, kind: str, start: str, end: str, **fields: object) -> Link:
        return Link.model_validate({"id": f"link-{name}", "kind": kind, "from": start, "to": end, **fields})

    return [
        link(
            "fremder-ausweis",
            "skips",
            "stage-aufmerksam",
            "stage-finden",
            label="18 % leihen auf fremden Ausweis",
            share=0.18,
        ),
        link(
            "gleich-neues",
            "returns",
            "stage-zurueck",
            "stage-finden",
            label="62 % nehmen gleich Neues mit",
            share=0.62,
            origin="measured",
        ),
        link("noch-einmal", "returns", "step-regal", "step-katalog", label="4 von 10 suchen noch einmal", share=0.4),
        link("zeiten-idee", "leads_to", "card-falsche-zeiten", "card-zeiten-pflegen"),
        link("nachweis-idee", "leads_to", "card-zwei-nachweise", "card-ein-nachweis"),
        link("nachweis-regel", "causes", "card-melderegister", "card-zwei-nachweise"),
        link("katalog-idee", "leads_to", "card-treffer", "card-suchen-helfen"),
        link("automat-idee", "leads_to", "card-automat-stumm", "card-automat-sprache"),
        link("kasten-idee", "leads_to", "card-kasten-voll", "card-kasten-melder"),
        link("kasten-ort", "at", "card-kasten-voll", "card-rueckgabekasten"),
    ]


def _metrics() -> list[Metric]:
    return [
        Metric(id="metric-besuche", name="Besuche", unit="count", target=6000, note="Zählung am Eingang"),
        Metric(id="metric-ausweise", name="Neue Ausweise", unit="count", target=150),
        Metric(
            id="metric-minuten",
            name="Minuten bis zum Ausweis",
            unit="number",
            decimals=0,
            direction="down",
            target=10,
            note="Mittelwert, an zwei Samstagen im Monat mit der Uhr gemessen",
        ),
        Metric(id="metric-gebuehren", name="Jahresgebühren", unit="currency", currency="EUR", decimals=0),
        Metric(
            id="metric-treffer",
            name="Suchen mit Treffer",
            unit="percent",
            decimals=1,
            target=0.8,
            note="Anteil der Suchen im Katalog, nach denen ein Titel geöffnet wird",
        ),
        Metric(id="metric-ausleihen", name="Ausleihen", unit="count", target=14_000),
        Metric(id="metric-mahnungen", name="Mahnungen", unit="count", direction="down", target=200),
        Metric(
            id="metric-zufriedenheit",
            name="Zufriedenheit",
            unit="score",
            scale_max=5,
            decimals=1,
            target=4.5,
            note="Befragung am Ausgang, 1–5",
        ),
    ]


def _readings() -> list[Reading]:
    """April to August 2026; the table of September brings the next."""
    return [
        *series("besuche", "stage-aufmerksam", "2026-04", (5610, 5480, 5320, 4410, 4890)),
        *series("ausweise", "stage-anmelden", "2026-04", (121, 118, 109, 94, 133)),
        *series("minuten", "step-ausweis", "2026-04", (17, 16, 18, 14, 19)),
        *series("gebuehren", "step-gebuehr", "2026-04", (2420, 2360, 2180, 1880, 2660)),
        *series("treffer", "stage-finden", "2026-04", (0.702, 0.711, 0.708, 0.724, 0.718)),
        *series("ausleihen", "stage-ausleihen", "2026-04", (13_870, 13_420, 12_960, 14_310, 13_150)),
        *series("mahnungen", "stage-zurueck", "2026-04", (248, 262, 255, 231, 287)),
        *series("zufriedenheit", "stage-zurueck", "2026-04", (4.4, 4.4, 4.3, 4.5, 4.3), answers=(64, 71, 58, 49, 66)),
    ]


def _views() -> list[View]:
    return [
        View(
            id="view-front",
            name="Nur was Leute sehen",
            hidden_lanes=("line-sichtbar", "lane-tresen", "line-intern", "lane-systeme"),
        ),
        View.model_validate({"id": "view-tarek", "name": "Tareks Weg", "filter": {"personas": TAREK}}),
    ]
