"""What is written on the map of the library, lane by lane."""

from journeyboard.journey.records import Card
from samples.building import card

ROSA = ("persona-rosa",)
TAREK = ("persona-tarek",)


def cards() -> list[Card]:
    """All cards, in order within their cells."""
    return [*_doing(), *_touchpoints(), *_behind_the_desk(), *_systems(), *_pain_points(), *_ideas()]


def _doing() -> list[Card]:
    def note(step: str, name: str, text: str, **fields: object) -> Card:
        return card("note", "tun", step, name, text, **fields)

    seen = {"evidence": "observed", "evidence_note": "Sechs Begleitungen im Haus, Mai 2026"}
    return [
        note("hoeren", "nachbarin", "Die Nachbarin erzählt vom Lesekreis", personas=ROSA),
        note("hoeren", "kita", "Die Kita verteilt den Bibo-Beutel", personas=TAREK),
        note("zeiten", "sucht-zeiten", "Sucht am Telefon, ob samstags offen ist", personas=TAREK, **seen),
        note("formular", "fuellt-aus", "Füllt das Formular am Tresen aus", **seen),
        note("formular", "brille", "Leiht sich die Lesebrille vom Tresen", personas=ROSA, **seen),
        note("ausweis", "zeigt-ausweis", "Zeigt Personalausweis und Meldebescheinigung", **seen),
        note("gebuehr", "zahlt", "Zahlt 20 Euro für ein Jahr", detail="Bis 18 Jahre kostenlos.", **seen),
        note("katalog", "tippt-titel", "Tippt den Titel in den Katalog", **seen),
        card("quote", "tun", "katalog", "sagt-kringel", "Und was heißt der Kringel?", speaker="Rosa", personas=ROSA),
        note("regal", "sucht-signatur", "Sucht die Signatur am Regal", **seen),
        note("regal", "fragt", "Fragt eine Mitarbeiterin nach Krimis", personas=ROSA, **seen),
        note("automat", "verbucht", "Legt den Stapel auf den Automaten", **seen),
        note("erinnerung", "liest-mail", "Liest drei Tage vorher die E-Mail", personas=TAREK, evidence="assumed"),
        note("rueckgabe", "wirft-ein", "Wirft die Bücher nachts in den Kasten", personas=TAREK, **seen),
        note("rueckgabe", "bringt", "Bringt sie vormittags und bleibt auf einen Kaffee", personas=ROSA, **seen),
    ]


def _touchpoints() -> list[Card]:
    def touchpoint(step: str, name: str, text: str, channel: str, **fields: object) -> Card:
        return card("touchpoint", "kontakt", step, name, text, channel=channel, **fields)

    return [
        touchpoint("hoeren", "lokalzeitung", "Bericht im Lokalteil", "Zeitung", media="earned", place="physical"),
        touchpoint("hoeren", "beutel", "Bibo-Beutel aus der Kita", "Partner", media="owned", place="physical"),
        touchpoint("zeiten", "webseite", "Startseite", "Web", media="owned", place="digital", team="Stadt, Presse"),
        touchpoint("formular", "formular", "Anmeldeformular A4", "Papier", media="owned", place="physical"),
        touchpoint(
            "ausweis", "tresen", "Anmeldetresen", "Tresen", place="physical", team="Ausleihe", moment_of_truth=True
        ),
        touchpoint("gebuehr", "kasse", "Kasse, nur bar", "Tresen", place="physical", team="Ausleihe"),
        touchpoint("katalog", "opac", "Katalog im Haus und im Netz", "Web", media="owned", place="digital"),
        touchpoint("regal", "auskunft", "Auskunft im ersten Stock", "Gespräch", place="physical", moment_of_truth=True),
        touchpoint("automat", "automat", "Ausleihautomat", "Automat", place="physical", team="Technik"),
        touchpoint("erinnerung", "erinnerungsmail", "Erinnerung", "E-Mail", place="digital"),
        touchpoint("erinnerung", "mahnbrief", "Mahnbrief", "Post", place="physical"),
        touchpoint("rueckgabe", "rueckgabekasten", "Rückgabekasten", "Automat", place="physical", team="Hausdienst"),
    ]


def _behind_the_desk() -> list[Card]:
    def note(step: str, name: str, text: str, **fields: object) -> Card:
        return card("note", "tresen", step, name, text, **fields)

    return [
        note("zeiten", "pflegt-zeiten", "Die Pressestelle pflegt die Zeiten, auf Zuruf"),
        note("formular", "tippt-ab", "Eine Kollegin tippt alles ab", end_step="step-ausweis", evidence="measured"),
        note("gebuehr", "kassenbuch", "Jede Zahlung kommt ins Kassenbuch"),
        note("regal", "stellt-ein", "Zwei Aushilfen stellen jeden Morgen 900 Bücher ein", evidence="measured"),
        note("automat", "hilft-aus", "Wer vorbeikommt, hilft am Automaten", private=True),
        note("rueckgabe", "leert-kasten", "Der Hausdienst leert den Kasten werktags um acht"),
    ]


def _systems() -> list[Card]:
    def note(step: str, name: str, text: str, **fields: object) -> Card:
        return card("note", "systeme", step, name, text, **fields)

    return [
        note("zeiten", "redaktion", "Redaktionssystem der Stadt"),
        note("ausweis", "melderegister", "Kein Zugriff auf das Melderegister", evidence="observed"),
        note("gebuehr", "stadtkasse", "Stadtkasse: Karten erst ab 2027"),
        note("katalog", "verbund", "Der Verbund führt den Katalog für 31 Büchereien"),
        note("automat", "funk", "Funketiketten in 94 % der Bücher", evidence="measured"),
        note("erinnerung", "nachtlauf", "Nachtlauf verschickt E-Mails und Mahnungen", open_question=True),
    ]


def _pain_points() -> list[Card]:
    def pain(step: str, name: str, text: str, severity: int, **fields: object) -> Card:
        return card("pain_point", "aerger", step, name, text, severity=severity, **fields)

    return [
        pain(
            "zeiten",
            "falsche-zeiten",
            "Im Netz stehen die Zeiten vom letzten Sommer",
            3,
            personas=TAREK,
            frequency="sometimes",
            evidence="observed",
            votes=4,
        ),
        pain("formular", "kleine-schrift", "Das Formular ist in 8 Punkt gesetzt", 3, personas=ROSA, frequency="always"),
        pain(
            "ausweis",
            "zwei-nachweise",
            "Ohne Meldebescheinigung kein Ausweis",
            5,
            detail="Jede sechste Anmeldung scheitert beim ersten Besuch.",
            personas=TAREK,
            frequency="often",
            evidence="measured",
            evidence_note="Strichliste am Tresen, 412 Anmeldungen, Mai bis Juli 2026",
            team="Ausleihe",
            votes=9,
        ),
        pain("gebuehr", "nur-bar", "Zahlen geht nur bar", 2, frequency="always", evidence="observed"),
        pain(
            "katalog",
            "treffer",
            "Ein Tippfehler, und der Katalog findet nichts",
            4,
            frequency="often",
            evidence="measured",
            evidence_note="28 % der Suchen ohne Treffer, August 2026",
            votes=6,
        ),
        pain("automat", "automat-stumm", "Der Automat piepst nur und schweigt", 4, personas=ROSA, frequency="often"),
        pain("erinnerung", "mahnung-zuerst", "Wer keine E-Mail hat, erfährt es durch die Mahnung", 4, personas=ROSA),
        pain("rueckgabe", "kasten-voll", "Sonntags ist der Rückgabekasten voll", 3, personas=TAREK, frequency="often"),
    ]


def _ideas() -> list[Card]:
    def idea(step: str, name: str, text: str, impact: int, effort: int, **fields: object) -> Card:
        return card("opportunity", "ideen", step, name, text, impact=impact, effort=effort, **fields)

    return [
        idea("zeiten", "zeiten-pflegen", "Zeiten selbst pflegen", 3, 1, status="doing", owner="Öffentlichkeitsarbeit"),
        idea("formular", "grosse-schrift", "Formular in großer Schrift", 2, 1, status="done"),
        idea(
            "ausweis",
            "ein-nachweis",
            "Ein Nachweis reicht, der zweite kommt per Post",
            5,
            2,
            importance=9.0,
            satisfaction=2.4,
            status="planned",
            owner="Regine Falk",
            due="2026-12-01",
            votes=10,
        ),
        idea("katalog", "suchen-helfen", "Suche, die Tippfehler verzeiht", 4, 4, importance=8.1, satisfaction=3.0),
        idea("regal", "empfehlungen", "Regal „Wem das gefiel …“", 3, 1, status="idea", votes=5),
        idea("automat", "automat-sprache", "Automat mit Worten statt Tönen", 4, 3, status="idea", owner="Technik"),
        idea("erinnerung", "anruf", "Freundlicher Anruf statt Mahnung", 3, 2, personas=ROSA, status="idea"),
        idea("rueckgabe", "kasten-melder", "Kasten meldet sich, wenn er voll ist", 2, 2, status="idea"),
    ]
