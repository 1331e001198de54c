"""One sitting of culling over a library in memory: places and marks, without a widget."""

from uuid import UUID

import pytest

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.culling.queries import Progress
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.library.marks import Field, Mark
from tests.support.rooms import MemoryLibrary

PICK = Mark(field=Field.FLAG, value=Flag.PICK)
REJECT = Mark(field=Field.FLAG, value=Flag.REJECT)
RED = Mark(field=Field.LABEL, value="red")
UNMARKED = Filter(is_unmarked=True)


def photo(number):
    return UUID(int=number)


@pytest.fixture
def library():
    made = MemoryLibrary(9)
    made.show_burst(3, 5)
    made.show_burst(7, 8)
    return made


@pytest.fixture
def sitting(qapp, library):
    made = Sitting(library)
    made.begin(library.ids, active=photo(3))
    for place in range(len(library.ids)):
        made.photos.row_at(place)
    yield made
    made.end()


def flags(library):
    return {number: library.kept[photo(number)].flag for number in range(1, 10)}


def test_a_mark_is_told_before_anything_else_happens(sitting, library):
    told = []
    sitting.marked.connect(lambda row: told.append((row.flag, len(library.steps))))
    sitting.mark(PICK)
    assert told == [(Flag.PICK, 0)]


def test_the_same_mark_again_writes_nothing(sitting, library):
    sitting.mark(PICK)
    sitting.mark(PICK)
    assert len(library.steps) == 1


def test_the_same_label_again_takes_it_away(sitting):
    sitting.mark(RED)
    sitting.mark(RED)
    assert sitting.row.label == "none"


def test_a_mark_goes_on_when_asked_or_when_that_is_set(sitting):
    sitting.mark(PICK)
    assert sitting.current == photo(3)
    sitting.mark(PICK, advances=True)
    assert sitting.current == photo(4)
    sitting.is_advancing = True
    sitting.mark(REJECT)
    assert sitting.current == photo(5)


def test_progress_counts_each_mark_at_once(sitting):
    sitting.mark(PICK)
    sitting.mark(RED)
    sitting.mark(REJECT, photo=photo(4))
    assert sitting.progress == Progress(total=9, marked=2, picks=1, rejects=1)
    sitting.mark(Mark(field=Field.FLAG, value=Flag.NONE), photo=photo(4))
    assert sitting.progress == Progress(total=9, marked=1, picks=1, rejects=0)


def test_a_burst_is_stepped_over_to_the_first_of_the_next(sitting):
    sitting.step_burst(1)
    assert sitting.current == photo(6)
    sitting.step_burst(1)
    assert sitting.current == photo(7)
    sitting.step(1)
    sitting.step_burst(-1)
    sitting.step_burst(-1)
    assert sitting.current == photo(3)


def test_a_burst_is_entered_at_its_best_photo(sitting, library):
    library.show_burst(7, 9, sharpness=(3.0, 9.0, 5.0))
    sitting.begin(library.ids, active=photo(6))
    sitting.step_burst(1)
    assert sitting.current == photo(8)
    sitting.step_burst(-1)
    assert sitting.current == photo(6)


def test_after_the_last_burst_one_stays(sitting):
    sitting.go_to(photo(9))
    sitting.step_burst(1)
    assert sitting.current == photo(9)


def test_keeping_one_rejects_the_rest_goes_on_and_is_one_step_back(sitting, library):
    sitting.go_to(photo(4))
    sitting.keep_this()
    assert sitting.current == photo(6)
    assert [flags(library)[number] for number in (3, 4, 5)] == [Flag.REJECT, Flag.PICK, Flag.REJECT]
    assert len(library.steps) == 1
    sitting.take_back()
    assert sitting.current == photo(4)
    assert set(flags(library).values()) == {Flag.NONE}


def test_keeping_one_under_a_filter_that_all_of_them_leave_still_goes_to_the_next_burst(sitting, library):
    sitting.begin(library.ids, active=photo(4), filter_=UNMARKED)
    sitting.keep_this()
    assert sitting.current == photo(6)
    assert photo(4) not in sitting.place.ids


def test_keeping_the_last_burst_under_its_filter_leaves_no_hole(sitting, library):
    sitting.begin(library.ids[6:8], active=photo(8), filter_=UNMARKED)
    sitting.keep_this()
    assert sitting.place.ids == ()
    assert sitting.current is None


def test_a_photo_that_stands_alone_is_not_kept_against_anything(sitting, library):
    sitting.go_to(photo(1))
    sitting.keep_this()
    assert library.steps == []


def test_undo_brings_a_photo_back_to_its_slot_and_says_where_it_looked(sitting, library):
    looked = []
    sitting.looked_back.connect(looked.append)
    sitting.begin(library.ids, active=photo(3), filter_=UNMARKED)
    sitting.mark(REJECT)
    sitting.step(3)
    sitting.take_back()
    assert sitting.place.ids == tuple(library.ids)
    assert sitting.current == photo(3)
    assert looked == [photo(3)]


def test_marks_of_a_view_beside_the_loupe_leave_the_place_alone_until_one_goes_on(sitting, library):
    sitting.begin(library.ids, active=photo(3), filter_=UNMARKED)
    sitting.mark(REJECT, photo=photo(4), stays_here=True)
    assert sitting.place.ids == tuple(library.ids)
    sitting.let_go([photo(3), photo(4)])
    assert photo(4) not in sitting.place.ids
    assert sitting.current == photo(3)


def test_a_star_more_or_less_stops_at_the_ends(sitting):
    sitting.rate_by(-1)
    assert sitting.row.rating == 0
    for _ in range(7):
        sitting.rate_by(1)
    assert sitting.row.rating == 5


def test_the_pick_is_given_and_taken_by_one_key(sitting):
    sitting.toggle_pick()
    assert sitting.row.flag == Flag.PICK
    sitting.toggle_pick()
    assert sitting.row.flag == Flag.NONE


def test_marks_made_elsewhere_are_read_again(sitting, library):
    library.mark([photo(3)], PICK, step="elsewhere")
    sitting.take_changes(Changes.of("photo_states", [photo(3)]))
    assert sitting.row.flag == Flag.PICK


def test_bursts_that_come_late_for_other_photos_are_not_taken(qapp, library):
    asked = []
    library.bursts = lambda ids, done: asked.append((ids, done))
    late = Sitting(library)
    late.begin(library.ids[:3])
    late.begin(library.ids[5:])
    MemoryLibrary.bursts(library, asked[0][0], asked[0][1])
    assert late.bursts.sizes == {}
    MemoryLibrary.bursts(library, asked[1][0], asked[1][1])
    assert late.bursts.sizes == {photo(7): 2, photo(8): 2}
    late.end()
