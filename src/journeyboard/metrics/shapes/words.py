"""The words in headings that tell what a column is, folded."""

from journeyboard.metrics.names import PERIOD_WORDS, fold, words_of
from journeyboard.metrics.tables.table import Column

VALUE_WORDS = {"wert", "werte", "value", "values", "figure", "figures", "name"}
"""Head the numbers themselves, or texts of any kind."""
DIMENSION_WORDS = {
    "channel", "channels", "kanal", "kanaele", "region", "regions", "country", "land", "segment", "segments",
    "campaign", "kampagne", "source", "quelle", "medium", "device", "geraet", "persona", "zielgruppe", "product",
    "produkt", "category", "kategorie", "city", "stadt", "ort", "store", "filiale", "team", "page", "seite",
    "customer", "kunde", "kunden", "user", "nutzer", "age", "alter", "gender", "geschlecht", "language", "sprache",
    "ad", "anzeige", "newsletter", "markt", "market", "branch", "brand", "marke",
}  # fmt: skip
"""Head what splits the rows."""
PERSON_WORDS = {
    "person", "people", "customer", "client", "contact", "user", "visitor", "member", "patient", "respondent",
    "participant", "session", "account", "email", "mail", "lead", "subscriber", "kunde", "kundin", "kundennr",
    "kundennummer", "kontakt", "nutzer", "besucher", "mitglied", "teilnehmer", "befragte", "befragter", "sitzung",
    "leser",
}  # fmt: skip
"""Head who did something."""
SEVERAL_WORDS = {"people", "befragte", "nutzer", "besucher", "teilnehmer", "leser"}
"""Those that may head how many there are as well."""
ID_WORDS = {
    "id",
    "ids",
    "uid",
    "uuid",
    "guid",
    "nr",
    "no",
    "nummer",
    "number",
    "kundennr",
    "kundennummer",
    "ean",
    "sku",
}
"""Head what tells persons and things apart, and counts nothing."""
N_WORDS = {
    "n", "sample", "sample size", "n responses", "fallzahl", "stichprobe", "stichprobengroesse", "basis n",
    "anzahl antworten", "number of responses", "responses n", "base n",
}  # fmt: skip
"""Whole headings of the column that says of how many the values are."""
COMMENT_WORDS = {
    "comment", "comments", "kommentar", "kommentare", "feedback", "remark", "anmerkung", "verbatim", "why", "warum",
    "freitext", "text", "reason", "grund", "begruendung",
}  # fmt: skip
SCORE_WORDS = {
    "csat", "nps", "ces", "score", "rating", "note", "zufriedenheit", "satisfaction", "feedback", "bewertung",
}  # fmt: skip
"""Words in the names of scores."""
QUESTION_WORDS = SCORE_WORDS | {
    "recommend", "recommendation", "weiterempfehlen", "weiterempfehlung", "satisfied", "zufrieden", "effort", "aufwand",
    "likely", "wahrscheinlich",
}  # fmt: skip
"""Words in questions that are answered with a score."""
RATE_WORDS = {
    "rate", "ratio", "quote", "rates", "average", "avg", "mean", "median", "durchschnitt", "durchschnittlich",
    "durchschnittliche", "durchschnittlicher", "mittel", "mittelwert", "schnitt", "ø", "per", "pro", "je", "share",
    "anteil", "percent", "prozent", "position", "rang", "rank", "price", "preis", "roas", "roi", "cac", "cpa", "cpc",
    "cpm", "cpl", "ctr", "cvr", "ltv", "clv", "nps", "csat", "ces", "score", "index", "time", "zeit", "duration",
    "dauer", "latency",
}  # fmt: skip
"""Words in the names of figures that do not add up over rows."""
OVERLAP_WORDS = {
    "unique", "uniques", "distinct", "eindeutig", "eindeutige", "active", "aktive", "dau", "wau", "mau", "cumulative",
    "cumulated", "kumuliert", "kumulierte", "kum", "ytd", "mtd", "running", "laufend", "followers", "follower",
    "abonnenten", "subscribers", "bestand", "balance", "saldo",
}  # fmt: skip
"""Words in the names of counts that do not add up over days or channels: who was there yesterday is counted again."""
SUM_WORDS = {
    "revenue", "umsatz", "sales", "cost", "costs", "kosten", "spend", "ausgaben", "amount", "betrag", "value", "wert",
    "erloes", "income", "einnahmen", "budget", "profit", "gewinn", "total", "sum", "summe",
}  # fmt: skip
"""Words in the names of figures that add up although they are no whole numbers."""
AMOUNTS_OF_TIME = {"time", "zeit"}
"""Words of periods that as often head a metric."""
YEAR_WORDS = {"jahr", "year"}
MOVES = (
    {"from", "von", "source stage", "from stage", "von phase"},
    {"to", "nach", "zu", "target stage", "to stage", "zu phase"},
)
"""Whole headings of the stage that is left, and of the one that is reached."""


def is_headed_period(column: Column) -> bool:
    """Whether the heading says that periods stand below it."""
    return bool(words_of(column.heading) & (PERIOD_WORDS - AMOUNTS_OF_TIME))


def is_dimension(column: Column) -> bool:
    """Whether the column splits its rows by something that is not kept, such as a channel."""
    return bool(words_of(column.heading) & DIMENSION_WORDS) and len(set(column.cells)) > 1


def adds_up(name: str, *, is_counted: bool) -> bool:
    """Whether the values of a figure of that name add up over rows: counts do, unless they are rates; other numbers do
    where the name says so."""
    words = words_of(name)
    if words & RATE_WORDS or any(word.endswith(("rate", "quote", "zeit", "dauer", "preis")) for word in words):
        return False
    return is_counted or bool(words & SUM_WORDS) or any(word.endswith(("umsatz", "kosten")) for word in words)


def is_identifier(column: Column) -> bool:
    """Whether the heading says that the column tells persons or things apart."""
    words = words_of(column.heading)
    return bool(words & ID_WORDS) or fold(column.heading).endswith("_id")
