"""A role is found by whatever it is called."""

import json
from pathlib import Path

import pytest

from perm_desktop.core.meeting_types import Role
from perm_desktop.core.people.roles import role_of

SEED = Path(__file__).resolve().parents[3] / "db" / "seed" / "roles.json"
ROLES = [
    Role(row["id"], row["code"], row["name"], row["side"], tuple(row["aliases"]))
    for row in json.loads(SEED.read_text("utf-8"))
]


def code_of(text: str) -> str:
    found = role_of(text, ROLES)
    return found.code if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "State lead",
        "state leads",
        "Main PERM state contact",
        "Main PERM State Contacts",
        "PERM Project Manager/Liaison",
        "State Medicaid/CHIP PERM Project Managers/Liaisons",
        "PERM liaison",
        "PERM lead",
        " pm ",
    ],
)
def test_the_lead_is_one_role_under_all_its_names(text: str) -> None:
    assert code_of(text) == "PM"


def test_every_name_of_the_sources_leads_to_its_role() -> None:
    for role in ROLES:
        for name in (role.code, role.code.lower(), role.name, *role.aliases):
            assert code_of(name) == role.code, name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MRR Contact", "MRR"),
        ("MR contact", "MR"),
        ("Medical Review (MR) Contact", "MR"),
        ("State DP contacts", "DP"),
        ("Policy SMEs", "POL"),
        ("SMERF users", "SMF"),
        ("DFO", "DFO"),
    ],
)
def test_one_or_many_with_or_without_what_is_in_brackets_is_the_same(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize("text", ["", "  ", "contact", "Governor", "PMs of the state house", "?"])
def test_what_names_no_role_or_several_is_none(text: str) -> None:
    assert code_of(text) == ""
