"""The rooms are called what the studio calls them."""

from focusflow_desktop.business.studio.facts import change_fact
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.words import DeskWords
from focusflow_desktop.shared.records.studio import JobWord, Words
from focusflow_desktop.ui.settings.desk_words import RoomNames, translated


class Names:
    def __init__(self):
        self.titles = {}

    def name_room(self, room, title):
        self.titles[room] = title


def test_every_word_a_studio_can_speak_is_known():
    for job_word in JobWord:
        for words in Words:
            spoken = DeskWords(job_word=job_word, words=words)
            assert [translated(word) for word in (spoken.job, spoken.jobs, spoken.inquiries)]


def test_the_rooms_follow_the_studios_words(house, qtbot):
    with house.studio.write() as db:
        found_studio(db, house.studio.tenant_id, name="Anna Studio", country="GB", currency="GBP")
    window = Names()
    keeper = RoomNames(house.runner, window, house.door)
    qtbot.waitUntil(lambda: window.titles == {"jobs": "Jobs", "inquiries": "Inquiries"})
    house.door.run_write(keeper, lambda db: change_fact(db, "job_word", "shoot"))
    house.door.run_write(keeper, lambda db: change_fact(db, "words", "uk"))
    qtbot.waitUntil(lambda: window.titles == {"jobs": "Shoots", "inquiries": "Enquiries"})
