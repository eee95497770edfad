"""Buying a sideboard online: a furniture shop, its customers Mara and Jonas, and its figures up to September."""

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Asset,
    Feeling,
    Filter,
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
from samples.building import curve, journey_of, series
from samples.online_shop_cards import MARA, cards
from samples.picture import picture

STAGES = ("awareness", "consideration", "decision", "delivery", "retention", "advocacy")


def online_shop() -> Journey:
    """The whole journey."""
    info = JourneyInfo(
        id="journey",
        title="Buying a sideboard online",
        scenario="First-time buyers, 25–40, rented flat",
        goal="One more of ten baskets is paid, without a call to the hotline",
        state="as_is",
        owner="Ines Hartwig",
        team="Shop and service",
        language="en",
        tags=("furniture", "online shop"),
        created="2026-04-14",
        changed="2026-10-05",
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
            *_assets(),
        ]
    )


def _personas() -> list[Persona]:
    mara = Persona(
        id="persona-mara",
        name="Mara",
        age="31",
        role="First-time buyer · physiotherapist, rents a two-room flat",
        quote="I want it before my parents visit.",
        about=(
            "Moved in three months ago. Compares on the phone in the evening, decides at the weekend with a friend."
        ),
        goals=("A sideboard that looks expensive and is not", "Delivered on a day she is at home"),
        frustrations=("Accounts for one purchase", "Delivery windows of two weeks"),
        motivations=("A flat she is proud of", "Advice from people she knows"),
        needs=("The whole price before the basket", "A delivery day she can plan with"),
        channels=("Instagram", "Search", "Showroom", "E-mail"),
        traits=(
            Trait(name="Price conscious", value=78),
            Trait(name="Patient", value=22),
            Trait(name="Used to the web", value=88),
        ),
    )
    jonas = Persona(
        id="persona-jonas",
        name="Jonas",
        age="38",
        role="Careful buyer · teacher, renovates an old flat with his partner",
        quote="I only buy what I have touched.",
        about=(
            "Has furnished two flats and sent back half of what he bought online. Reads every review below four stars "
            "and measures twice. Once he trusts a shop, he stays with it."
        ),
        goals=("Oak that feels like oak", "Furniture that survives the next move"),
        frustrations=("Colours that differ from the picture", "Hotlines that do not know the product"),
        motivations=("Buying once, and well", "Building things himself"),
        needs=("A place to touch the surface", "Spare parts years later"),
        channels=("Showroom", "Search", "Phone", "Newsletter"),
        traits=(
            Trait(name="Price conscious", value=45),
            Trait(name="Patient", value=74),
            Trait(name="Used to the web", value=56),
        ),
    )
    return [mara, jonas]


def _stages() -> list[Stage | Step]:
    told = {
        "awareness": ("Notices us for the first time", "Be remembered by people who furnish a flat"),
        "consideration": ("Compares three shops", "Be on the short list with the whole price told"),
        "decision": ("Orders and pays", "Let nobody leave for want of an account"),
        "delivery": ("Waits, unpacks, assembles", "Arrive on the day we promised"),
        "retention": ("Uses it, asks for help", "Solve it in the first contact"),
        "advocacy": ("Tells friends", "Make it easy to recommend us"),
    }
    notes = {
        "decision": "Ask first who of the room has bought here without an account. Then show the 31 % who go back."
    }
    records: list[Stage | Step] = []
    for name, (line, goal) in told.items():
        records.append(
            Stage(
                id=f"stage-{name}",
                name=name.capitalize(),
                line=line,
                goal=goal,
                speaker_notes=notes.get(name, ""),
            )
        )
        records.append(Step(id=f"step-{name}", stage=f"stage-{name}"))
    return records


def _lanes() -> list[Lane]:
    return [
        Lane(id="lane-doing", kind="notes", name="Doing", colour="#0B7FA0"),
        Lane(id="lane-touchpoints", kind="touchpoints", name="Touchpoints"),
        Lane(id="lane-emotion", kind="emotion", name="Emotion"),
        Lane(id="lane-pain-points", kind="pain_points", name="Pain points"),
        Lane(id="lane-opportunities", kind="opportunities", name="Opportunities"),
        Lane(id="lane-metrics", kind="metrics", name="Metrics", metrics=tuple(metric.id for metric in _metrics())),
        Lane(id="lane-thinking", kind="notes", name="Thinking", icon="message-square-quote"),
        Lane(id="lane-channels", kind="channels", name="Channels"),
        Lane(id="lane-pictures", kind="images", name="Pictures"),
        Lane(id="line-visibility", kind="divider", divider="visibility"),
        Lane(id="lane-behind", kind="notes", name="Behind the scenes", colour="#697685", icon="layers"),
        Lane(id="lane-parking", kind="parking", name="Parking lot"),
    ]


def _feelings() -> list[Feeling]:
    return [
        *curve(
            "mara",
            STAGES,
            (1.0, 0.4, -1.6, -0.5, -1.1, 1.3),
            notes={"decision": "Why an account?"},
        ),
        *curve("jonas", STAGES, (0.2, 1.1, 0.3, 0.9, 0.4, 0.6), notes={"consideration": "It feels solid."}),
        *curve("mara", STAGES, (1.0, 0.9, 0.8, 0.6, 0.5, 1.6), state="to_be"),
    ]


def _links() -> list[Link]:
    def link(name: str, kind: str, start: str, end: str, **fields: object) -> Link:
        return Link.model_validate({"id": f"link-{name}", "kind": kind, "from": start, "to": end, **fields})

    return [
        link(
            "go-back",
            "returns",
            "stage-decision",
            "stage-consideration",
            label="31 % go back",
            share=0.31,
            origin="measured",
        ),
        link("ad", "leads_to", "card-sold-out-ad", "card-stop-sold-out-ads"),
        link("cost", "leads_to", "card-late-delivery-cost", "card-show-delivery-cost"),
        link("guest", "leads_to", "card-no-guest-checkout", "card-guest-checkout"),
        link("guest-at", "at", "card-no-guest-checkout", "card-checkout"),
        link("ledger", "causes", "card-account-needed", "card-no-guest-checkout"),
        link("timeout", "leads_to", "card-payment-timeout", "card-save-basket"),
        link("timeout-at", "at", "card-payment-timeout", "card-checkout"),
        link("window", "leads_to", "card-two-week-window", "card-pick-the-day"),
        link("tours", "causes", "card-carrier-plans", "card-two-week-window"),
        link("hotline", "leads_to", "card-hotline-wait", "card-photo-chat"),
        link("hotline-at", "at", "card-hotline-wait", "card-hotline"),
        link("photo-answers", "answers", "card-photo-chat", "card-asks-for-hinge"),
    ]


def _metrics() -> list[Metric]:
    return [
        Metric(id="metric-visitors", name="Visitors", unit="count", target=50_000, note="Sessions on the shop, web"),
        Metric(
            id="metric-product-views",
            name="Product views",
            unit="count",
            target=24_000,
            note="Sessions with one or more",
        ),
        Metric(id="metric-orders", name="Orders", unit="count", target=2_400, note="Paid orders, before returns"),
        Metric(
            id="metric-on-time",
            name="On time",
            unit="percent",
            decimals=0,
            target=0.9,
            note="Delivered within the window that was promised",
        ),
        Metric(
            id="metric-csat",
            name="CSAT",
            unit="score",
            scale_max=5,
            decimals=1,
            target=4.2,
            note="Mean of the answers after a contact, 1–5",
        ),
        Metric(
            id="metric-nps",
            name="NPS",
            unit="score",
            decimals=0,
            signed=True,
            target=30,
            note="Share of 9 and 10 minus share of 0 to 6, six weeks after delivery",
        ),
    ]


def _readings() -> list[Reading]:
    """April to September 2026; the workbook of October brings the next."""
    return [
        *series("visitors", "stage-awareness", "2026-04", (44_870, 47_320, 46_180, 43_950, 46_740, 49_155)),
        *series("product-views", "stage-consideration", "2026-04", (20_410, 21_870, 21_260, 20_130, 21_950, 22_817)),
        *series("orders", "stage-decision", "2026-04", (2_214, 2_302, 2_251, 2_096, 2_147, 2_091)),
        *series("on-time", "stage-delivery", "2026-04", (0.87, 0.86, 0.88, 0.9, 0.88, 0.89)),
        *series(
            "csat",
            "stage-retention",
            "2026-04",
            (4.1, 4.2, 4.1, 4.0, 4.0, 3.9),
            answers=(188, 203, 197, 176, 181, 214),
        ),
        *series("nps", "stage-advocacy", "2026-04", (24, 25, 28, 26, 29, 27), answers=(96, 104, 99, 87, 92, 103)),
    ]


def _views() -> list[View]:
    return [
        View(
            id="view-front",
            name="What customers see",
            hidden_lanes=("lane-pictures", "line-visibility", "lane-behind", "lane-parking"),
        ),
        View(
            id="view-mara",
            name="Mara’s worst moments",
            filter=Filter(personas=MARA, severity=4),
            collapsed_lanes=("lane-doing", "lane-channels"),
        ),
    ]


def _assets() -> list[Asset]:
    wall, floor, oak, dark, green, pot, white, box, tape = range(9)
    colours = (
        "#EFE9E1",
        "#D8C7B0",
        "#B98A55",
        "#8A6238",
        "#4F8A5B",
        "#C1512C",
        "#FFFFFF",
        "#C9A26B",
        "#A97F47",
    )
    living_room = picture(
        "living-room",
        (120, 80),
        colours,
        [
            (0, 62, 120, 18, floor),
            (14, 10, 30, 22, dark),
            (16, 12, 26, 18, white),
            (22, 18, 14, 12, green),
            (30, 40, 72, 20, oak),
            (30, 40, 72, 2, dark),
            (53, 42, 1, 18, dark),
            (78, 42, 1, 18, dark),
            (34, 60, 3, 7, dark),
            (95, 60, 3, 7, dark),
            (84, 32, 8, 8, pot),
            (83, 20, 3, 12, green),
            (87, 16, 3, 16, green),
            (91, 22, 3, 10, green),
            (40, 34, 16, 3, pot),
            (42, 37, 12, 3, wall),
        ],
    )
    parcel = picture(
        "parcel",
        (120, 80),
        colours,
        [
            (0, 62, 120, 18, floor),
            (18, 44, 84, 22, box),
            (18, 54, 84, 3, tape),
            (26, 24, 66, 20, box),
            (26, 33, 66, 3, tape),
            (78, 27, 10, 5, white),
            (22, 59, 12, 5, white),
        ],
    )
    return [living_room, parcel]
