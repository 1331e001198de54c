from focusflow_desktop.ui.calendar.layout import Place, columns_of, lanes_of


def _columns(*spans):
    return [(place.column, place.width, place.columns) for place in columns_of(spans)]


def test_what_does_not_overlap_has_the_whole_width():
    assert _columns((600, 660), (660, 720)) == [(0, 1, 1), (0, 1, 1)]


def test_what_begins_together_stands_side_by_side():
    assert _columns((600, 720), (600, 660)) == [(0, 1, 2), (1, 1, 2)]


def test_a_column_is_used_again_when_it_is_free():
    assert _columns((600, 720), (600, 660), (660, 720)) == [(0, 1, 2), (1, 1, 2), (1, 1, 2)]


def test_what_begins_later_lies_over_the_earlier_one():
    first, second = columns_of([(600, 750), (720, 840)])
    assert first == Place(column=0, width=2, columns=2)
    assert second == Place(column=1, width=1, columns=2, is_over=True)


def test_what_begins_soon_after_does_not_cover_a_title():
    first, second = columns_of([(600, 750), (615, 840)])
    assert (first.width, second.is_over) == (1, False)


def test_a_chain_of_overlaps_is_one_cluster():
    assert [place.columns for place in columns_of([(0, 60), (30, 90), (80, 120), (120, 150)])] == [2, 2, 2, 1]


def test_nothing_is_nothing():
    assert columns_of([]) == []
    assert lanes_of([]) == []


def test_lanes_never_cover_each_other():
    assert lanes_of([(0, 3), (1, 2), (3, 5), (0, 7)]) == [1, 2, 1, 0]


def test_no_two_overlapping_items_share_a_column():
    spans = [(at * 7 % 300, at * 7 % 300 + 20 + at % 5 * 15) for at in range(60)]
    places = columns_of(spans)
    for at, span in enumerate(spans):
        for other in range(at):
            if spans[other][0] < span[1] and span[0] < spans[other][1]:
                assert places[at].column != places[other].column
