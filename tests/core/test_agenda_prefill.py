"""Agenda items out of what a meeting is for."""

import json
from pathlib import Path

import pytest

from perm_desktop.core.agenda_prefill import (
    TITLE_MOST,
    Proposal,
    carried_item,
    from_purpose,
    shared_minutes,
    titles_from_purpose,
    topic_item,
)

SEED = Path(__file__).parents[2] / "db" / "seed" / "meeting_types.json"


def purposes() -> dict[str, str]:
    """What each meeting of the catalog is for, in the words that print."""
    return {
        kind["key"]: kind["shipped"].get("purpose") or kind["source"]["purpose"]
        for kind in json.loads(SEED.read_text("utf-8"))
    }


# What the prose of the catalog announces, meeting by meeting.
ITEMS: dict[str, list[str]] = {
    "cycle-kick-off": [
        "Overview of the PERM program",
        "The general process for the Medicaid and/or CHIP measurements",
        "Introduce key personnel from CMS and the other PERM contractor(s)",
        "Identify the working relationships among the parties",
    ],
    "data-submission-instruction": [
        "Overview of the data submission process and responsibilities for both Routine PERM and"
        " PERM Plus states"
    ],
    "dfo-kick-off": [
        "Overview of the PERM process",
        "64/21 forms submitted",
        "Unusual/new state programs",
        "Staffing challenges/submission delays typically experienced each quarter",
    ],
    "eligibility-intake": [
        "Review the policy survey",
        "The case documentation needed to conduct reviews",
        "Determine a clear process and timelines for providing the ERC with eligibility system"
        " access",
    ],
    "perm-101": [
        "PERM overview",
        "Contractor and state roles and responsibilities",
        "Process details",
        "Best practices",
        "Contact information",
    ],
    "mrr-mr-policy-webinar": ["The state's responses on the MRR/MR Policy Questionnaire"],
    "dp-systems-access-webinar": [
        "The state's responses on the DP State Systems Access Questionnaire"
    ],
    "dp-questionnaire-rbs-webinar": [
        "The state's responses on the DP Questionnaire and RBS Assessment"
    ],
    "dp-orientation": ["Prepare for the DP review of the sampled claims"],
    "mrr-mr-orientation": ["Prepare for MRR and MR of the sampled claims"],
    "smerf-orientation": [
        "Prepare for utilizing the SMERF system to track claims review throughout the PERM cycle"
    ],
    "state-intake": [
        "Tutorial on programming PERM universe data extraction",
        "Outline state requirements (data quality requirements, etc.)",
        "Highlight any common problems states encounter",
        "Suggest best practices for states to follow",
        "Program structures",
        "Data sources",
        "Payment methodologies",
        "Structure and development of financial report forms",
        "In-depth review of data elements",
        "How the state attributes third party liability and patient liability",
        "What changes the state will make to the suggested file layouts",
        "State questions to prepare for data submission",
    ],
    "64-21-intake": [
        "Overview of the 64/21 reconciliation process that occurs during the PERM cycle",
        "Complete a question set to provide more information about their 64/21 process and forms"
        " submitted",
    ],
    "ad-hoc-call": ["Claims, sample, or detail issues"],
    "cycle-call": ["Update: current status of the cycle"],
    "details-intake": [
        "Overview of the details requirements",
        "Collect any additional information from the state that will support the SC review of the"
        " details submission",
        "Questions about required fields and the details process",
    ],
    "erc-check-in": [
        "Update states on eligibility review progress",
        "Questions related to applying state policy to case reviews",
        "Present findings",
    ],
    "dr-appeals-training": [
        "Prepare for filing DRs and Appeals on DP, MR, and eligibility review (ER) error findings"
        " during the PERM review process"
    ],
    "rc-check-in": [
        "Update: DP and MR progress",
        "Update: MRR contacts and status",
        "Questions related to applying state and federal regulations and policies to case reviews",
        "Questions and concerns presented by the state",
    ],
    "universe-build": [
        "How the state's sampling universe will be created from the quarterly data submissions and"
        " the timeline for state approval of the build",
        "The payment level for different claims types",
        "Fixed/aggregate payments, and waiver claims",
        "Any claims the SC needs to remove prior to sampling",
    ],
    "sc-check-in": ["Extra support to states that experience delays/issues with data submission"],
    "64-21-reconciliation": [
        "64/21 differences for states above allowable thresholds (15% per quarter and 5% overall)"
    ],
    "systems-workgroup-meeting": [
        "Significant data issues experienced during the previous cycle",
        "Suggestions for mitigating those issues in the next cycle",
    ],
    "state-systems-workgroup": [
        "Individual state system problems that may cause measurement delays and/or lead to payment"
        " errors"
    ],
    "mini-perm": [
        "Identifying and eliminating improper payments during years states are not measured under"
        " PERM",
        "Developing targeted CAPs to decrease Medicaid and CHIP improper payments",
    ],
    "best-practice-call": [
        "Idea sharing and lessons learned among the states in order to decrease improper payments",
        "States present their measurement and corrective action success stories in decreasing"
        " improper payments so other states can implement similar initiatives",
    ],
    "pre-cycle-education": ["PERM requirements", "Questions prior to the start of reviews"],
    "special-education": [],
    "regular-check-in": ["Findings", "Measurement results"],
    "mrr-call-back": ["Mitigate missing documentation findings"],
}


@pytest.mark.parametrize("key", sorted(purposes()))
def test_each_purpose_of_the_catalog_gives_the_items_it_announces(key: str) -> None:
    assert titles_from_purpose(purposes()[key]) == ITEMS[key]


@pytest.mark.parametrize(("perm_plus", "count"), [(True, 1), (False, 3), (None, 4)])
def test_a_state_gets_the_items_of_its_methodology(perm_plus: bool | None, count: int) -> None:
    assert len(titles_from_purpose(purposes()["universe-build"], perm_plus=perm_plus)) == count


@pytest.mark.parametrize(
    ("purpose", "titles"),
    [
        ("Agenda includes: roll call, DP status, and open questions.", 3),
        ("The agenda covers roll call; DP status, MR status; questions", 3),
        ("- Roll call\n- DP status\n\n2. Questions", 3),
        ("Agenda:\n* Roll call", 1),
        ("Discuss findings; discuss findings", 1),
        ("We meet.", 0),
        ("", 0),
        ("This call will discuss " + "x" * (TITLE_MOST + 1), 0),
    ],
)
def test_a_list_that_a_liaison_wrote_is_taken_as_it_is(purpose: str, titles: int) -> None:
    assert len(titles_from_purpose(purpose)) == titles


def test_bullets_and_numbers_are_no_part_of_a_title() -> None:
    assert titles_from_purpose("1. roll call\n- DP status") == ["Roll call", "DP status"]


def test_a_full_stop_within_an_abbreviation_ends_no_sentence() -> None:
    purpose = "This call will review systems etc. Present results, e.g. Ohio."
    assert titles_from_purpose(purpose) == ["Review systems etc. Present results, e.g. Ohio"]


@pytest.mark.parametrize(
    ("total", "taken", "count", "each"),
    [
        (60, 0, 4, 15),
        (60, 10, 4, 10),
        (60, 0, 12, 5),
        (60, 55, 4, 5),
        (90, 0, 1, 30),
        (60, 0, 0, 0),
    ],
)
def test_items_share_what_is_left_of_the_meeting(
    total: int, taken: int, count: int, each: int
) -> None:
    assert shared_minutes(total, taken, count) == each


def test_proposed_items_have_minutes_and_the_host() -> None:
    (first, second) = from_purpose(["Findings", "Measurement results"], 60, 10, "RC")
    assert (first.title, first.minutes, first.presenter) == ("Findings", 25, "RC")
    assert second.minutes == 25


def test_what_was_left_open_comes_as_check_boxes_of_one_item() -> None:
    item = carried_item("Mar 31", ["Send the list", "Name a contact"])
    assert item.title == "Open from Mar 31"
    assert item.notes == "[ ] Send the list\n[ ] Name a contact"


def test_a_proposal_says_how_many_items_and_from_where() -> None:
    assert Proposal((topic_item("Appeals"),), "the topic of the month").words == (
        "1 item from the topic of the month"
    )
    assert topic_item("Appeals").title == "Topic of the month: Appeals"
