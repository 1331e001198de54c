"""Who belongs to the sample studio: its team, its clients, its places. Nobody else is invented anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.shared.records.contacts import ContactKind
from focusflow_desktop.shared.records.members import MemberRole

ZONE = "Europe/Berlin"
ANNA, TOM, MIA = "Anna Brandt", "Tom Reuter", "Mia Krause"
TEAM = ((ANNA, MemberRole.OWNER), (TOM, MemberRole.PHOTOGRAPHER), (MIA, MemberRole.ASSISTANT))
SHORT_NAMES = {"Tom": TOM}  # as the camera writes it


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client, with the days since they first wrote."""

    name: str
    since: int
    kind: ContactKind = ContactKind.PERSON
    company: str | None = None
    email: str | None = None
    phone: str | None = None
    street: str | None = None
    city: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where pictures are made."""

    name: str
    city: str
    latitude: float
    longitude: float
    travel: int = 0
    street: str | None = None
    needs_permit: bool = False


_FIRM = ContactKind.ORGANISATION

CLIENTS = (
    Client(
        name="Lena Weber", since=294, email="lena@weber.example", phone="0171 555 0142",
        street="Lindenweg 8", city="Bad Homburg", source="Recommended", tags=("Wedding", "VIP"),
    ),
    Client(name="Jonas Weber", since=294, email="jonas@weber.example", phone="0171 555 0143", tags=("Wedding",)),
    Client(name="Irma Weber", since=120, note="Jonas’s aunt. No stairs."),
    Client(
        name="Botanica", since=720, kind=_FIRM, email="hello@botanica.example", phone="069 555 0110",
        street="Gartenstraße 21", city="Frankfurt am Main", source="Recommended", tags=("Business", "VIP"),
    ),
    Client(
        name="Clara Hoffmann", since=720, company="Botanica", email="clara@botanica.example",
        phone="069 555 0112", tags=("Business",), note="Decides on pictures. Likes room for text on the left.",
    ),
    Client(
        name="Kaya Demir", since=34, email="kaya@demir.example", phone="0160 555 0177", city="Frankfurt am Main",
        source="Website", tags=("Family",), note="The twins are shy at first; begin with the dog.",
    ),
    Client(
        name="Verde", since=96, kind=_FIRM, email="shop@verde.example", phone="069 555 0131",
        city="Frankfurt am Main", source="Instagram", tags=("Business",),
    ),
    Client(name="Weiss family", since=410, email="weiss@mail.example", phone="0172 555 0188", source="Recommended", tags=("Wedding", "Family")),
    Client(name="Kaiser family", since=18, email="kaiser@mail.example", phone="0151 555 0119", source="Instagram", tags=("Family",)),
    Client(name="Schulz family", since=27, email="schulz@mail.example", phone="0170 555 0154", source="Website", tags=("Family",)),
    Client(
        name="Salon Lumi", since=11, kind=_FIRM, email="team@salonlumi.example", phone="069 555 0165",
        city="Frankfurt am Main", source="Website", tags=("Business",),
    ),
    Client(
        name="Café Morgenrot", since=150, kind=_FIRM, email="post@morgenrot.example", phone="069 555 0123",
        street="Mühlgasse 3", city="Frankfurt am Main", source="Recommended", tags=("Business",),
    ),
    Client(
        name="Gut Marienhöhe", since=600, kind=_FIRM, email="feste@marienhoehe.example", phone="06172 555 010",
        street="Marienhöhe 1", city="Bad Homburg", tags=("Venue",),
    ),
    Client(
        name="Frau Albers", since=600, company="Gut Marienhöhe", email="albers@marienhoehe.example",
        phone="06172 555 012", tags=("Venue",), note="Has the key to the yard and the tower.",
    ),
)  # fmt: skip
COUPLES = (("Lena Weber", "Jonas Weber", "partner"), ("Jonas Weber", "Irma Weber", "family"))

STUDIO, PALM_GARDEN, GLASSHOUSE = "Studio", "Palmengarten", "Glasshouse"
MANOR, PARK, BEACH, DUNES = "Gut Marienhöhe", "Stadtpark", "Sylt, west beach", "Mainzer Sand"
PLACES = (
    Place(name=STUDIO, city="Frankfurt am Main", latitude=50.1180, longitude=8.6830, street="Hanauer Hof 5"),
    Place(
        name=PALM_GARDEN,
        city="Frankfurt am Main",
        latitude=50.1237,
        longitude=8.6577,
        travel=15,
        needs_permit=True,
    ),
    Place(name=GLASSHOUSE, city="Frankfurt am Main", latitude=50.1243, longitude=8.6561, travel=15),
    Place(
        name=MANOR, city="Bad Homburg", latitude=50.2460, longitude=8.6010, travel=35, street="Marienhöhe 1"
    ),
    Place(name=PARK, city="Frankfurt am Main", latitude=50.1330, longitude=8.6720, travel=18),
    Place(name=DUNES, city="Mainz", latitude=49.9960, longitude=8.2030, travel=35),
    Place(name=BEACH, city="Westerland", latitude=54.9080, longitude=8.2950, travel=480),
)

WEDDING, FAMILY, NEWBORN, PORTRAITS, BUSINESS = "Wedding", "Family", "Newborn", "Portraits", "Business"
JOB_TYPES = (WEDDING, FAMILY, NEWBORN, PORTRAITS, BUSINESS)
