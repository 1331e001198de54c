from pathlib import Path

KEYS = ["id", "file", "sha256", "captured_at", "camera", "lens", "rating", "flag", "label", "state"]


def test_every_photo_is_one_json_line_with_these_keys(focusflow, studio):
    done = focusflow("photos", "--studio", studio, "--json")
    assert done.code == 0
    assert len(done.records) == 8
    assert all(list(record) == KEYS for record in done.records)
    first = done.records[0]
    assert Path(first["file"]).name == "AB5_8412.DNG"
    assert first["captured_at"].endswith("T14:36:08+02:00")  # on the Wednesday before the last wedding
    assert (first["camera"], first["state"]) == ("Canon EOS R5", "present")


def test_the_filter_narrows_and_names_cameras_in_part(focusflow, studio):
    picks = focusflow("photos", "--studio", studio, "--json", "--filter", "flag:pick camera:R5 rating>=4")
    assert 0 < len(picks.records) < 8
    assert all(record["flag"] == "pick" and record["rating"] >= 4 for record in picks.records)
    assert not focusflow("photos", "--studio", studio, "--json", "--filter", "camera:leica").records


def test_people_read_names_stars_and_a_count(focusflow, studio):
    done = focusflow("photos", "--studio", studio, "--filter", "flag:pick")
    assert "★★★★★" in done.out
    assert "AB5_8412.DNG" in done.out
    assert done.out.splitlines()[-1].endswith(("photo", "photos"))


def test_a_filter_that_is_not_understood_is_a_usage_error(focusflow, studio):
    done = focusflow("photos", "--studio", studio, "--filter", "stars:3")
    assert done.code == 2
    assert "stars" in done.err


def test_listing_works_beside_an_open_window(focusflow, held):
    assert focusflow("photos", "--studio", held, "--json").code == 0


def test_where_there_is_no_studio_it_says_so(focusflow, tmp_path):
    done = focusflow("photos", "--studio", tmp_path / "nowhere")
    assert done.code == 1
    assert "no studio" in done.err
    assert not (tmp_path / "nowhere").exists()
