"""What is written on the map of the furniture shop, lane by lane."""

from journeyboard.journey.records import Card
from samples.building import card

MARA = ("persona-mara",)
JONAS = ("persona-jonas",)


def cards() -> list[Card]:
    """All cards, in order within their cells."""
    return [
        *_doing(),
        *_touchpoints(),
        *_pain_points(),
        *_opportunities(),
        *_thinking(),
        *_behind_the_scenes(),
        *_pictures_and_parking(),
    ]


def _doing() -> list[Card]:
    def doing(step: str, name: str, text: str, **fields: object) -> Card:
        return card("note", "doing", step, name, text, **fields)

    interviews = {"evidence": "observed", "evidence_note": "12 shop-along interviews, June 2026"}
    return [
        doing("awareness", "sees-post", "Sees a living-room post on Instagram", personas=MARA, **interviews),
        doing("awareness", "searches", "Searches “oak sideboard”", tags=("search",), **interviews),
        doing("consideration", "reads-reviews", "Reads reviews", personas=JONAS, **interviews),
        doing("consideration", "compares-prices", "Compares prices with two other shops", personas=MARA, **interviews),
        doing("consideration", "visits-showroom", "Visits the showroom", personas=JONAS, **interviews),
        doing("decision", "fills-basket", "Puts sideboard into the basket", evidence="measured"),
        doing("decision", "pays-by-invoice", "Pays by invoice", tags=("checkout",), evidence="measured"),
        doing("delivery", "tracks-parcel", "Tracks the parcel", **interviews),
        doing(
            "delivery", "assembles", "Assembles it with a friend", detail="Two people, about 70 minutes.", **interviews
        ),
        doing("retention", "asks-for-hinge", "Asks for a missing hinge", evidence="observed"),
        doing("advocacy", "posts-photo", "Posts a photo", personas=MARA, evidence="assumed"),
        doing("advocacy", "gives-code", "Gives a friend a code", evidence="assumed", open_question=True),
    ]


def _touchpoints() -> list[Card]:
    def touchpoint(step: str, name: str, text: str, channel: str, **fields: object) -> Card:
        return card("touchpoint", "touchpoints", step, name, text, channel=channel, **fields)

    return [
        touchpoint(
            "awareness", "instagram-ad", "Instagram ad", "Social", media="paid", place="digital", team="Marketing"
        ),
        touchpoint("awareness", "search-result", "Search result", "Search", place="digital"),
        touchpoint("consideration", "product-page", "Product page", "Web", team="Shop", place="digital"),
        touchpoint("consideration", "showroom", "Showroom", "Store", place="physical", moment_of_truth=True),
        touchpoint("decision", "checkout", "Checkout", "Web", team="Shop", moment_of_truth=True, place="digital"),
        touchpoint("decision", "order-mail", "Order e-mail", "E-mail", team="Shop", place="digital"),
        touchpoint("delivery", "carrier-sms", "Carrier SMS", "SMS", place="digital", team="Logistics"),
        touchpoint("delivery", "assembly-guide", "Assembly guide", "Print", place="physical"),
        touchpoint("retention", "hotline", "Service hotline", "Phone", team="Service"),
        touchpoint("retention", "newsletter", "Newsletter", "E-mail", team="Marketing", place="digital"),
        touchpoint("advocacy", "review-request", "Review request", "E-mail", team="Marketing", place="digital"),
    ]


def _pain_points() -> list[Card]:
    def pain(step: str, name: str, text: str, severity: int, **fields: object) -> Card:
        return card("pain_point", "pain-points", step, name, text, severity=severity, **fields)

    return [
        pain(
            "awareness",
            "sold-out-ad",
            "Ad shows a sideboard that is sold out",
            3,
            frequency="sometimes",
            evidence="observed",
            evidence_note="5 of 12 interviews, June 2026",
            team="Marketing",
        ),
        pain(
            "consideration",
            "late-delivery-cost",
            "Delivery cost appears only in the basket",
            4,
            frequency="always",
            evidence="measured",
            evidence_note="Exit survey, n = 410, September 2026",
            tags=("price",),
            team="Shop",
        ),
        pain(
            "decision",
            "no-guest-checkout",
            "Guest checkout is missing",
            5,
            detail="Of those who leave the checkout, 44 % leave on the page that asks for an account.",
            personas=MARA,
            frequency="always",
            evidence="measured",
            evidence_note="Checkout funnel, 21 900 sessions, September 2026",
            tags=("mobile", "checkout"),
            team="Shop",
            votes=9,
            links_out=("https://example.org/checkout-funnel",),
        ),
        pain(
            "decision",
            "payment-timeout",
            "Payment page times out on mobile",
            4,
            frequency="sometimes",
            evidence="measured",
            evidence_note="Error log, 3.1 % of mobile payments, September 2026",
            tags=("mobile", "checkout"),
            team="Shop",
            votes=4,
        ),
        pain(
            "delivery",
            "two-week-window",
            "Two-week window without a date",
            3,
            personas=MARA,
            frequency="always",
            evidence="observed",
            evidence_note="9 of 12 interviews, June 2026",
            team="Logistics",
            votes=6,
        ),
        pain(
            "retention",
            "hotline-wait",
            "Hotline: 14 minutes of waiting",
            4,
            frequency="often",
            evidence="measured",
            evidence_note="Telephone system, median, September 2026",
            team="Service",
            votes=5,
        ),
    ]


def _opportunities() -> list[Card]:
    def opportunity(step: str, name: str, text: str, impact: int, effort: int, **fields: object) -> Card:
        return card("opportunity", "opportunities", step, name, text, impact=impact, effort=effort, **fields)

    return [
        opportunity(
            "awareness", "stop-sold-out-ads", "Stop ads for sold-out items", 2, 1, importance=5.5, status="done"
        ),
        opportunity(
            "consideration",
            "show-delivery-cost",
            "Show delivery cost on the product page",
            4,
            1,
            importance=8.5,
            satisfaction=3.0,
            status="doing",
            owner="Shop",
            due="2026-11-30",
        ),
        opportunity(
            "decision",
            "guest-checkout",
            "Guest checkout",
            5,
            2,
            importance=9.2,
            satisfaction=2.1,
            status="planned",
            owner="Shop",
            due="2027-01-31",
            personas=MARA,
            tags=("checkout",),
            votes=11,
        ),
        opportunity(
            "decision", "save-basket", "Save the basket", 2, 2, importance=4.0, satisfaction=3.5, status="idea"
        ),
        opportunity(
            "delivery",
            "pick-the-day",
            "Let customers pick the day",
            4,
            4,
            importance=8.8,
            satisfaction=3.4,
            status="planned",
            owner="Logistics",
            due="2027-03-31",
        ),
        opportunity(
            "retention",
            "photo-chat",
            "Chat with photo upload",
            3,
            3,
            importance=6.9,
            satisfaction=4.2,
            status="idea",
            owner="Service",
        ),
        opportunity("advocacy", "refer-a-friend", "Refer-a-friend after assembly", 3, 2, importance=5.0, status="idea"),
    ]


def _thinking() -> list[Card]:
    def quote(step: str, name: str, text: str, speaker: str, personas: tuple[str, ...]) -> Card:
        return card("quote", "thinking", step, f"says-{name}", text, speaker=speaker, personas=personas)

    return [
        quote("awareness", "that-one", "That one. Is it still there?", "Mara", MARA),
        quote("consideration", "touch", "A picture of oak is not oak.", "Jonas", JONAS),
        quote("decision", "account", "Why do I need an account for one sideboard?", "Mara", MARA),
        quote("delivery", "day-off", "I cannot take two weeks off for a parcel.", "Mara", MARA),
        quote("retention", "hinge", "It is one hinge. I can show you.", "Jonas", JONAS),
        quote("advocacy", "guess", "Guess what it cost!", "Mara", MARA),
    ]


def _behind_the_scenes() -> list[Card]:
    def note(step: str, name: str, text: str, **fields: object) -> Card:
        return card("note", "behind", step, name, text, **fields)

    return [
        note("awareness", "stock-feed", "Stock is sent to the ad network once a night", evidence="observed"),
        note("consideration", "cost-by-postcode", "Delivery cost is worked out by postcode and weight"),
        note("decision", "account-needed", "The old ledger needs a customer number for each invoice", private=True),
        note("delivery", "carrier-plans", "The carrier plans its tours five days ahead", evidence="observed"),
        note(
            "delivery",
            "one-team",
            "Four people answer phone and e-mail",
            end_step="step-retention",
            evidence="observed",
        ),
    ]


def _pictures_and_parking() -> list[Card]:
    return [
        card(
            "image",
            "pictures",
            "awareness",
            "picture-post",
            "The post",
            asset="asset-living-room",
            caption="Living room, from the post",
        ),
        card(
            "image",
            "pictures",
            "delivery",
            "picture-parcel",
            "What arrives",
            asset="asset-parcel",
            caption="Two parcels, 43 kg",
        ),
        card("note", "parking", "awareness", "parked-returns", "Map returns as a journey of their own?", votes=3),
        card("note", "parking", "decision", "parked-credit", "Who checks the credit for invoices?", open_question=True),
    ]
