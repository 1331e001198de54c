from focusflow_desktop.photos.sidecars.keywords import KeywordLists, keywords_from, lists_for


def test_a_tree_covers_its_levels():
    lists = KeywordLists(subject=("Animals", "Dog", "snow"), hierarchy=("Animals | Dog",))
    assert keywords_from(lists) == {"Animals|Dog", "snow"}


def test_digikams_tree_counts_where_lightrooms_is_absent():
    assert keywords_from(KeywordLists(tags=("Places/France",))) == {"Places|France"}


def test_what_stays_keeps_its_place_and_spelling():
    current = KeywordLists(
        subject=("snow", "Dog", "Animals"), hierarchy=("Animals | Dog",), tags=("Animals/Dog",)
    )
    lists = lists_for(frozenset({"Animals|Dog", "Animals|Cat"}), current=current)
    assert lists.subject == ("Dog", "Animals", "Cat")
    assert lists.hierarchy == ("Animals | Dog", "Animals|Cat")
    assert lists.tags == ("Animals/Dog", "Animals/Cat")


def test_the_last_keyword_leaves_nothing():
    assert lists_for(frozenset(), current=KeywordLists(subject=("a",), hierarchy=("b|a",))) == KeywordLists()
