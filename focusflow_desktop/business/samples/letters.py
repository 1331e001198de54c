"""What was asked, written and noted in the sample studio, in days before today."""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.business.samples.plan import CATALOGUE, WEBERS
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.messages import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message, so many days ago."""

    client: str
    days: int
    at: str
    text: str
    job: str | None = None
    subject: str | None = None
    is_ours: bool = False
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One inquiry."""

    client: str
    days: int
    at: str
    text: str
    status: InquiryStatus = InquiryStatus.NEW
    job: str | None = None
    place: str | None = None
    wished_in: int | None = None  # days from today
    channel: str = "website"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One to-do; `due` in days from today, `done` in hours before now."""

    title: str
    due: int | None = None
    done: int | None = None
    job: str | None = None
    client: str | None = None
    who: str | None = None
    before_shoot: int | None = None  # instead of a day: so many days before the job's main session
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text to begin messages with."""

    name: str
    subject: str
    body: str


TEMPLATES = (
    Template(
        name="Before the day",
        subject="{{session.day}}: how the day goes",
        body=(
            "Dear {{client.first_name}},\n\n"
            "only a little while, and we meet on {{session.day}} at {{session.time}}, {{session.place}}. "
            "Is there anybody I should not miss? A list of ten names is plenty.\n\n"
            "{{photographer.name}}\n{{studio.name}}\n"
        ),
    ),
    Template(
        name="The pictures are ready",
        subject="{{job.title}}: your pictures",
        body=(
            "Dear {{client.first_name}},\n\n"
            "your pictures are ready. It was a joy to be there.\n\n"
            "{{photographer.name}}\n{{studio.name}}\n"
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One note on a job."""

    job: str
    days: int
    at: str
    text: str
    is_pinned: bool = False


LETTERS = (
    Letter(
        client="Lena Weber", job=WEBERS, days=0, at="08:10", subject="Thank you!",
        text="We are still dancing. When may we see the first pictures? My mother asks every day.",
    ),
    Letter(
        client="Lena Weber", job=WEBERS, days=9, at="09:30", subject="Re: The family picture", is_ours=True,
        text="The yard it is, at half past two: the light comes over the wall then. Frau Albers brings a chair.",
    ),
    Letter(
        client="Lena Weber", job=WEBERS, days=10, at="20:45", subject="The family picture",
        text="My aunt Irma cannot climb the stairs. Could we do the family picture in the yard?",
    ),
    Letter(
        client="Jonas Weber", job=WEBERS, days=58, at="18:20", subject="Sylt", is_ours=True,
        text="The pictures from the beach are in your gallery. The one with the umbrella is our favourite.",
    ),
    Letter(
        client="Clara Hoffmann", job=CATALOGUE, days=1, at="15:05", subject="Day 3",
        text="For the last day: could we have the seed heads once more, close, with room for text on the left?",
    ),
    Letter(
        client="Clara Hoffmann", job=CATALOGUE, days=1, at="17:40", subject="Re: Day 3", is_ours=True,
        text="Gladly. Mia brings the black cloth, and we begin with them while the light is low.",
    ),
    Letter(
        client="Verde", job="Verde, product set", days=1, at="11:15", subject="Your pictures",
        text="They are online and look splendid. The gallery link does not open on my phone, is that known?",
    ),
    Letter(
        client="Verde", job="Verde, product set", days=6, at="16:30", subject="Your pictures are here", is_ours=True,
        text="The set is finished: 48 pictures, for the shop in two sizes and for print.",
    ),
    Letter(
        client="Kaiser family", job="Kaiser, newborn", days=9, at="10:20", subject="Ten o'clock at home?", is_ours=True,
        text="I have put the morning on hold for you. Ten is good: most little ones sleep then.",
    ),
    Letter(
        client="Kaya Demir", job="Demir family", days=2, at="19:25", subject="The dog",
        text="May our dog come along? The twins do not smile without him.",
    ),
    Letter(
        client="Salon Lumi", job="Salon Lumi, team portraits", days=7, at="11:00", channel=Channel.CALL,
        text="Nine people, in the salon before it opens. They want a price for two mornings.",
    ),
)  # fmt: skip

ASKED = (
    Asked(
        client="Frau Albers", days=0, at="07:35", wished_in=96, place="Gut Marienhöhe",
        text="We open the new barn in spring and would like pictures of an evening with guests. Are you free?",
    ),
    Asked(
        client="Verde", days=1, at="10:50", wished_in=40, channel="email",
        text="The winter set: 30 products on wood, as last time. What would that cost?",
    ),
    Asked(
        client="Salon Lumi", days=11, at="14:10", status=InquiryStatus.CONVERTED, job="Salon Lumi, team portraits",
        text="We are nine and need new portraits for our window.",
    ),
    Asked(
        client="Kaya Demir", days=34, at="21:15", status=InquiryStatus.CONVERTED, job="Demir family",
        text="Family pictures in the tall grass, if possible before the twins turn four.",
    ),
    Asked(
        client="Lena Weber", days=294, at="20:05", status=InquiryStatus.CONVERTED, job=WEBERS, place="Gut Marienhöhe",
        text="We marry at Gut Marienhöhe and love your light by the sea.",
    ),
    Asked(
        client="Café Morgenrot", days=14, at="09:45", status=InquiryStatus.ANSWERED, wished_in=60, channel="call",
        text="New dishes for the spring menu, half a morning.",
    ),
)  # fmt: skip

TASKS = (
    Task(title="Charge flashes and pack the 85 mm", due=0, job=CATALOGUE, who="Anna Brandt"),
    Task(title="Write to Lena about the first pictures", due=0, job=WEBERS, client="Lena Weber", who="Anna Brandt"),
    Task(title="Choose the sneak peek", due=1, job=WEBERS, who="Anna Brandt"),
    Task(title="Return the borrowed light stand", due=-2, client="Frau Albers", who="Tom Reuter"),
    Task(title="Order album proof", done=4, due=0, job="Weiss, album", who="Anna Brandt"),
    Task(title="Answer Salon Lumi about prices", done=2, due=0, job="Salon Lumi, team portraits", who="Anna Brandt"),
    Task(title="Send Kaya the way to the dunes", before_shoot=1, job="Demir family", who="Mia Krause"),
    Task(title="Retouch the cover picture", due=4, job=CATALOGUE, who="Mia Krause", body="Dust on the lower left leaf."),
    Task(title="Prints for the Café’s wall", due=9, client="Café Morgenrot"),
    Task(title="Renew the permit for the Palmengarten", due=16, who="Anna Brandt"),
    Task(title="Try the new backdrop"),
    Task(title="Mend the strap of the second bag", who="Tom Reuter"),
)  # fmt: skip

REMARKS = (
    Remark(job=WEBERS, days=12, at="12:15", is_pinned=True, text="Aunt Irma: no stairs. Family picture in the yard, half past two."),
    Remark(job=CATALOGUE, days=4, at="18:30", text="The palm house fogs the lens: put the camera in half an hour early."),
    Remark(job="Weiss, album", days=2, at="13:40", text="Page 14: they want the rain back in."),
)  # fmt: skip
