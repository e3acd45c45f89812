"""An organisation's own programme: what its file may leave out, what is wrong with it, and a group that has it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from bot.config import ConfigError, Settings, from_mapping
from bot.texts import built_in_programme, programme_from
from facilitation.practice import Practice
from facilitation.programme import BadProgramme
from tests.bot.world import a_plan, a_world

DOCUMENT = Path(__file__).parents[2] / "docs" / "programme.md"
MATRIX = {"homeserver": "https://matrix.example.org", "user_id": "@vertti:example.org"}
GROUP = {
    "name": "Yrittäjät", "facilitators": ["@anna:example.org"], "members": [], "first_session": datetime(2026, 12, 1, 17),
}  # fmt: skip
WISH_FOR_NOTHING = "needs_survey: {ask: {fi: a, sv: b, en: c}, options: [{key: x, theme: y, fi: a, sv: b, en: c}]}"


def example(language: str) -> str:
    """The last example in the document that is written in it."""
    found = re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return str(found[-1])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "yrittajat.yaml"
    file.write_text(example("yaml"), encoding="utf-8")
    return file


def settings(tmp_path: Path, **keys: object) -> Settings:
    return from_mapping({"matrix": MATRIX, **keys}, tmp_path / "config.toml", {}, secrets=False)


def mistakes(tmp_path: Path, **keys: object) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, **keys)
    return [str(one) for one in caught.value.findings]


class TestTheFile:
    def test_of_the_document_is_a_programme_and_the_rest_is_the_built_in_one(self, small: Path) -> None:
        ours, theirs = programme_from(small), built_in_programme()
        assert [one.key for one in ours.themes] == ["beginning", "pricing", "ending"]
        assert ours.arc(5) == ("beginning", "pricing", "pricing", "pricing", "ending")
        assert [one.key for one in ours.needs.options] == ["pricing", "other"]
        assert (ours.clauses, ours.pulse_items, ours.own_theme) == (theirs.clauses, theirs.pulse_items, theirs.own_theme)

    def test_may_be_toml_and_change_one_section_only(self, tmp_path: Path) -> None:
        file = tmp_path / "ours.toml"
        file.write_text(example("toml"), encoding="utf-8")
        ours = programme_from(file)
        assert [one.sv for one in ours.confidentiality] == ["Det som sägs här stannar här."]
        assert (ours.themes, ours.needs) == (built_in_programme().themes, built_in_programme().needs)

    @pytest.mark.parametrize(
        ("wrong", "right", "place"),
        [
            ('sv: "Prissättning", ', "", "sessions[1].theme.sv: is missing"),
            ("depth: 2", "depth: 4", "sessions[1].prompts[1].depth"),
            ("closing: {fi", "closing: {de: x, fi", "sessions[0].closing.de: is not known"),
            ("key: pricing", "key: ending", "sessions[2].key"),
            ("    fixed: last\n", "", "sessions[2].fixed"),
            ("sessions:", "meetings:", "meetings: is not known"),
            ("sessions:", "timing: [{arrival: 5, phases: [{key: dance, minutes: 90}]}]\nsessions:", "timing[0].phases[0].key"),
            ("sessions:", f"{WISH_FOR_NOTHING}\nsessions:", "needs_survey.options[0].theme"),
            ("sessions:", "sessions: [", "is not YAML"),
        ],
    )  # fmt: skip
    def test_names_the_place_of_a_mistake(self, small: Path, wrong: str, right: str, place: str) -> None:
        small.write_text(small.read_text(encoding="utf-8").replace(wrong, right, 1), encoding="utf-8")
        with pytest.raises(BadProgramme, match=re.escape(place)):
            programme_from(small)


class TestTheConfiguration:
    def test_names_one_for_all_new_groups_and_others_for_single_ones(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "toinen.toml").write_text(example("toml"), encoding="utf-8")
        keys = ("oletus", None), ("toinen", "toinen.toml"), ("oma", "built-in")
        groups = [{"key": key, **GROUP, **({} if programme is None else {"programme": programme})} for key, programme in keys]
        found = settings(tmp_path, programme=small.name, groups=groups)
        assert [one.programme for one in found.group_plans()] == ["yrittajat", "toinen", "built-in"]
        assert set(found.programmes) == {"yrittajat", "toinen"}

    def test_says_what_is_wrong_with_a_file(self, small: Path, tmp_path: Path) -> None:
        small.write_text(small.read_text(encoding="utf-8").replace('sv: "Prissättning", ', ""), encoding="utf-8")
        (told,) = mistakes(tmp_path, programme=small.name)
        assert told.startswith("programme: yrittajat.yaml: sessions[1].theme.sv: is missing")
        assert "docs/programme.md" in told
        (told,) = mistakes(tmp_path, programme="missing.yaml")
        assert "cannot be read" in told

    def test_refuses_two_of_the_same_name_and_other_endings(self, small: Path, tmp_path: Path) -> None:
        (tmp_path / "yrittajat.toml").write_text(example("toml"), encoding="utf-8")
        (told,) = mistakes(tmp_path, programme=small.name, groups=[{"key": "a", **GROUP, "programme": "yrittajat.toml"}])
        assert "has the same name" in told
        assert "neither YAML nor TOML" in mistakes(tmp_path, programme="programme.json")[0]


async def test_groups_of_several_programmes_live_side_by_side(small: Path) -> None:
    async with a_world() as world:
        house = world.app.house
        own = Practice(house.practice.built_in, house.practice.support, {"yrittajat": programme_from(small)})
        object.__setattr__(house, "practice", own)
        await world.apply(a_plan(), a_plan(key="yrittajat", name="Yrittäjät", programme="yrittajat"))
        theirs, ours = (world.chat.texts(one.id)[0] for one in world.chat.group_rooms())
        assert "2. ti 12.1. klo 17.00 · Oma työ ja sen arvostus" in theirs
        assert "2. ti 12.1. klo 17.00 · Hinnoittelu" in ours


async def test_a_group_of_the_configuration_gets_another_programme_until_it_has_begun(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_world() as world:
        house = world.app.house
        own = Practice(house.practice.built_in, house.practice.support, {"yrittajat": programme_from(small)})
        object.__setattr__(house, "practice", own)
        await world.apply(a_plan())
        await world.apply(a_plan(programme="yrittajat"))
        assert (await world.group()).in_order()[1].theme == "pricing"
        object.__setattr__(house, "practice", Practice(own.built_in, own.support))
        await world.apply()
        assert "has the programme yrittajat, which the configuration does not name any more" in caplog.text
        object.__setattr__(house, "practice", own)
        await world.until("2026-12-01T18:00")
        await world.apply(a_plan())
        assert (await world.group()).programme == "yrittajat"


def test_the_preview_shows_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from bot.cli.previewing import show_preview

    show_preview(None, None, "en", 5, None, small)
    assert "Pricing" in capsys.readouterr().out
