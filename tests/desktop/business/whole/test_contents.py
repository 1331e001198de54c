import hashlib

import pytest

from focusflow_desktop.business.whole.contents import content_path, keep_content, kept_contents


def test_a_content_is_kept_once_under_its_hash(tmp_path):
    sha256 = keep_content(tmp_path, [b"a ", b"contract"])
    assert keep_content(tmp_path, [b"a ", b"contract"]) == sha256 == hashlib.sha256(b"a contract").hexdigest()
    assert content_path(tmp_path, sha256).read_bytes() == b"a contract"
    assert list(kept_contents(tmp_path)) == [sha256]


def test_nothing_but_whole_contents_is_listed(tmp_path):
    sha256 = keep_content(tmp_path, [b"a logo"])
    (content_path(tmp_path, sha256).parent / ".half").write_bytes(b"a l")
    assert list(kept_contents(tmp_path)) == [sha256]
    assert list(kept_contents(tmp_path / "none")) == []


@pytest.mark.parametrize("text", ["", "../../studio.db", "A" * 64])
def test_what_is_no_hash_names_no_file(tmp_path, text):
    with pytest.raises(ValueError, match="64"):
        content_path(tmp_path, text)
