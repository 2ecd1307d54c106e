import json
import stat
from pathlib import Path

import pytest

from recovery.keys import keep_private, passwords, secret_key
from recovery.trouble import Trouble


def test_what_is_made_up_stays_the_same_and_is_only_ours(tmp_path: Path) -> None:
    first = keep_private(tmp_path / "below" / "word", lambda: "first")

    assert (first, keep_private(tmp_path / "below" / "word", lambda: "second")) == ("first", "first")
    assert stat.S_IMODE((tmp_path / "below" / "word").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["word"]


def test_of_two_who_make_it_up_at_once_the_first_is_kept(tmp_path: Path) -> None:
    def late() -> str:
        keep_private(tmp_path / "word", lambda: "first")
        return "second"

    assert keep_private(tmp_path / "word", late) == "first"


def test_the_signing_key_is_long_and_its_own(tmp_path: Path) -> None:
    one, other = secret_key(tmp_path / "one"), secret_key(tmp_path / "other")

    assert len(one) >= 50
    assert one != other


def test_each_role_has_a_password_of_its_own(tmp_path: Path) -> None:
    kept = passwords(tmp_path, ("owner", "app"))

    assert kept == json.loads((tmp_path / "database-passwords.json").read_text())
    assert sorted(kept) == ["app", "owner"]
    assert kept["owner"] != kept["app"]


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Trouble, match=f"^The data folder {tmp_path / 'file'} cannot be used: "):
        secret_key(tmp_path / "file")
