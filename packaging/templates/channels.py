"""The channels that templates speak of: one name each, so that a channel is the same line on every map."""

from typing import Literal, NamedTuple


class Channel(NamedTuple):
    """What a channel is called, by language, and where it is met."""

    names: tuple[str, str]
    place: Literal["digital", "physical"] | None


CHANNELS = {
    "app": Channel(("App", "App"), "digital"),
    "blog": Channel(("Blog", "Blog"), "digital"),
    "call": Channel(("Video call", "Videogespräch"), "digital"),
    "chat": Channel(("Chat", "Chat"), "digital"),
    "compare": Channel(("Comparison site", "Vergleichsportal"), "digital"),
    "courier": Channel(("Parcel service", "Paketdienst"), "physical"),
    "docs": Channel(("Help centre", "Hilfebereich"), "digital"),
    "event": Channel(("Trade fair", "Messe"), "physical"),
    "mail": Channel(("E-mail", "E-Mail"), "digital"),
    "meeting": Channel(("On site", "Vor Ort"), "physical"),
    "network": Channel(("Professional network", "Berufsnetzwerk"), "digital"),
    "outdoor": Channel(("Outdoor advertising", "Außenwerbung"), "physical"),
    "people": Channel(("Friends", "Bekannte"), None),
    "phone": Channel(("Phone", "Telefon"), None),
    "portal": Channel(("Customer portal", "Kundenportal"), "digital"),
    "post": Channel(("Post", "Post"), "physical"),
    "press": Channel(("Press", "Presse"), None),
    "print": Channel(("Paper", "Papier"), "physical"),
    "product": Channel(("In the product", "Im Produkt"), None),
    "reviews": Channel(("Review site", "Bewertungsportal"), "digital"),
    "search": Channel(("Search engine", "Suchmaschine"), "digital"),
    "sms": Channel(("Text message", "SMS"), "digital"),
    "social": Channel(("Social media", "Soziale Medien"), "digital"),
    "store": Channel(("Store", "Filiale"), "physical"),
    "survey": Channel(("Survey", "Umfrage"), "digital"),
    "video": Channel(("Video platform", "Videoplattform"), "digital"),
    "wallet": Channel(("Mobile payment", "Mobiles Bezahlen"), "digital"),
    "web": Channel(("Website", "Website"), "digital"),
    "webinar": Channel(("Web seminar", "Webseminar"), "digital"),
}
