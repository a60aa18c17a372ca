"""People, their posts, and how one follows another: each write is one step to undo."""

from collections.abc import Callable
from datetime import date

import pytest

from perm_desktop.core.attendance import Target
from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.people.finding import Sieve
from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.services import (
    attendance,
    audience,
    checking,
    cycles,
    history,
    meetings,
    people,
)
from perm_desktop.store import known_names, people_merging
from perm_desktop.store.catalog import Catalog
from tests.builders import add, dump

LEAD, DATA, RECORDS = Post("OH", "PM"), Post("OH", "DL"), Post("OH", "MRR")
BEGAN, MARCH = date(2025, 1, 1), date(2026, 3, 1)
ANN = Person(0, "Sample Ann", Organization.STATE, email="ann@example.org")
BEN = Person(0, "Sample Ben", Organization.STATE, email="ben@example.org")


@pytest.fixture
def ann(catalog: Catalog) -> int:
    """Sample Ann, PERM lead of Ohio since January 2025."""
    return people.add(catalog, ANN, [(LEAD, BEGAN, None, False)])


def tenure_of(catalog: Catalog, person: int) -> Tenure:
    return people.directory(catalog).of_person(person)[0]


def lead_on(catalog: Catalog, day: date, post: Post = LEAD) -> list[str]:
    return [each.person.name for each in people.directory(catalog).holders(post, day)]


def once(catalog: Catalog, act: Callable[[], object]) -> None:
    """Do something, see that it is one step, and that undo leaves nothing of it."""
    before = dump(catalog.connection)
    act()
    after = dump(catalog.connection)
    history.undo(catalog)
    assert dump(catalog.connection) == before
    history.redo(catalog)
    assert dump(catalog.connection) == after


def test_a_person_comes_with_all_posts_in_one_step(catalog: Catalog) -> None:
    posts = [(LEAD, BEGAN, None, False), (Post("pa", "mrr"), None, None, True)]
    once(catalog, lambda: people.add(catalog, ANN, posts))
    (person,) = people.directory(catalog).people.values()
    held = {each.post for each in people.directory(catalog).of_person(person.id)}
    assert held == {LEAD, Post("PA", "MRR")}
    assert checking.check(catalog) == []


def test_a_person_with_a_post_that_cannot_be_is_not_added_at_all(catalog: Catalog) -> None:
    for post in (Post("ZZ", "PM"), Post("OH", "CHEF"), Post("", "PM"), Post("", "")):
        with pytest.raises(UserError):
            people.add(catalog, ANN, [(LEAD, None, None, False), (post, None, None, False)])
    assert people.directory(catalog).people == {}
    assert history.next_steps(catalog)[0] == ""


def test_what_is_said_of_a_person_changes_and_who_is_gone_is_told(
    catalog: Catalog, ann: int
) -> None:
    changed = ANN._replace(id=ann, phone="202-555-0100", organization=Organization.CMS)
    once(catalog, lambda: people.change(catalog, changed))
    assert people.directory(catalog).people[ann] == changed
    people.remove(catalog, [ann])
    for act in (
        lambda: people.change(catalog, changed),
        lambda: people.remove(catalog, [ann]),
        lambda: people.serve(catalog, ann, DATA, None),
    ):
        with pytest.raises(NotFoundError, match="no longer in the directory"):
            act()


def test_who_is_removed_leaves_the_post_vacant_until_undo(catalog: Catalog, ann: int) -> None:
    once(catalog, lambda: people.remove(catalog, [ann]))
    assert lead_on(catalog, MARCH) == []
    history.undo(catalog)
    assert lead_on(catalog, MARCH) == ["Sample Ann"]


def test_a_post_is_held_changed_and_taken_back(catalog: Catalog, ann: int) -> None:
    ident = people.serve(catalog, ann, DATA, BEGAN, MARCH)
    found = people.holder(catalog, ident).tenure
    once(
        catalog,
        lambda: people.change_tenure(catalog, found._replace(post=RECORDS, ends=None, acting=True)),
    )
    assert people.holder(catalog, ident).tenure == Tenure(ident, ann, RECORDS, BEGAN, None, True)
    once(catalog, lambda: people.drop_tenure(catalog, ident))
    with pytest.raises(NotFoundError, match="This post is no longer"):
        people.drop_tenure(catalog, ident)


def test_nobody_holds_a_post_twice_at_a_time(catalog: Catalog, ann: int) -> None:
    with pytest.raises(UserError, match="already holds this post then: PERM lead, OH, since Jan"):
        people.serve(catalog, ann, LEAD, MARCH, acting=True)
    assert people.serve(catalog, ann, LEAD, date(2024, 1, 1), date(2024, 12, 31))


def test_two_may_share_a_post_and_it_is_told(catalog: Catalog, ann: int) -> None:
    ben = people.add(catalog, BEN)
    ident = people.serve(catalog, ben, LEAD, MARCH)
    taken = people.holder(catalog, ident).tenure
    assert [each.person.id for each in people.others(catalog, taken)] == [ann]
    assert people.others(catalog, taken._replace(acting=True)) == []


def test_who_takes_over_begins_the_day_after_the_other_ends(catalog: Catalog, ann: int) -> None:
    before = tenure_of(catalog, ann)
    once(catalog, lambda: people.replace(catalog, before.id, BEN, MARCH))
    assert lead_on(catalog, date(2026, 2, 28)) == ["Sample Ann"]
    assert lead_on(catalog, MARCH) == ["Sample Ben"]
    next_one = people.directory(catalog).successor(tenure_of(catalog, ann))
    assert next_one is not None
    assert next_one.person.name == "Sample Ben"


def test_a_replaced_lead_keeps_the_attendance_of_february(catalog: Catalog, ann: int) -> None:
    draft = meetings.MeetingDraft("ad-hoc-call", ["OH"], "2026-02-10T14:00")
    call = meetings.add_meeting(catalog, draft)
    attendance.mark_many(catalog, call, [Target("OH", "PM", "Sample Ann", ann)], "attended")
    kept = attendance.lines(catalog, call)
    people.replace(catalog, tenure_of(catalog, ann).id, BEN, MARCH)
    assert attendance.lines(catalog, call) == kept
    assert [line.person for line in kept] == ["Sample Ann"]


def test_an_interim_holder_becomes_the_regular_one(catalog: Catalog) -> None:
    ann = people.add(catalog, ANN, [(LEAD, BEGAN, None, True)])
    ident = people.replace(catalog, tenure_of(catalog, ann).id, ann, MARCH)
    assert not people.holder(catalog, ident).tenure.acting
    with pytest.raises(UserError, match="holds this post already"):
        people.replace(catalog, ident, ann, date(2026, 4, 1))


def test_a_post_that_was_left_keeps_its_last_day(catalog: Catalog) -> None:
    left = date(2025, 6, 30)
    ann = people.add(catalog, ANN, [(LEAD, BEGAN, left, False)])
    people.replace(catalog, tenure_of(catalog, ann).id, BEN, MARCH)
    assert tenure_of(catalog, ann).ends == left
    assert lead_on(catalog, date(2025, 12, 1)) == []


def test_nobody_takes_over_before_the_other_began(catalog: Catalog, ann: int) -> None:
    tenure = tenure_of(catalog, ann)
    for day in (BEGAN, date(2024, 5, 1)):
        with pytest.raises(UserError, match="held only since Jan 1, 2025"):
            people.replace(catalog, tenure.id, BEN, day)
    with pytest.raises(UserError, match="needs a name"):
        people.replace(catalog, tenure.id, BEN._replace(name=""), MARCH)
    assert len(people.directory(catalog).people) == 1


def test_a_new_liaison_is_offered_a_special_education_session(catalog: Catalog, ann: int) -> None:
    ident = people.replace(catalog, tenure_of(catalog, ann).id, BEN, date(2026, 4, 20))
    draft = people.education_offer(catalog, ident)
    assert draft is not None
    assert (draft.type, draft.states) == ("special-education", ["OH"])
    assert draft.starts == "2026-04-27T14:00"
    meetings.add_meeting(catalog, draft)
    assert people.education_offer(catalog, ident) is None


def test_the_session_is_offered_for_a_business_day_that_can_still_be_invited_to(
    catalog: Catalog, ann: int
) -> None:
    ident = people.replace(catalog, tenure_of(catalog, ann).id, BEN, MARCH)
    draft = people.education_offer(catalog, ident)
    assert draft is not None
    assert draft.starts == "2026-04-21T14:00"  # a week after Apr 14


def test_only_who_is_new_as_a_liaison_is_offered_one(catalog: Catalog, ann: int) -> None:
    other = people.serve(catalog, ann, Post("PA", "PM"), MARCH)
    assert people.education_offer(catalog, other) is None
    assert people.education_offer(catalog, people.serve(catalog, ann, DATA, MARCH)) is None


def test_a_cancelled_session_or_one_before_does_not_count(catalog: Catalog, ann: int) -> None:
    ident = people.replace(catalog, tenure_of(catalog, ann).id, BEN, date(2026, 4, 20))
    early = meetings.MeetingDraft("special-education", ["OH"], "2026-04-17T14:00")
    meetings.add_meeting(catalog, early)
    later = meetings.MeetingDraft("special-education", ["OH"], "2026-05-08T14:00")
    cancelled = meetings.add_meeting(catalog, later)
    change = meetings.MeetingChange(status="cancelled", reason="Snow")
    meetings.change_meeting(catalog, cancelled, change)
    assert people.education_offer(catalog, ident) is not None


def test_vacant_posts_are_those_that_open_cycles_require(catalog: Catalog, ann: int) -> None:
    cycles.add_cycle(catalog, 2027, ["OH", "PA"])
    roles = {post.role for post in people.expected_posts(catalog, date(2026, 4, 14))}
    assert {"PM", "MRR", "POL"} <= roles
    assert not {"ALL", "DFO", "VEN"} & roles
    sieve = Sieve(on=date(2026, 4, 14), roles=["PM", "ALL"], vacant=True)
    assert [line.states for line in people.find(catalog, sieve)] == [("PA",)]
    vendors = Sieve(on=date(2026, 4, 14), roles=["VEN"], vacant=True)
    assert len(people.find(catalog, vendors)) == 2
    assert people.find(catalog, Sieve(on=date(2036, 1, 1), vacant=True)) == []


def test_a_role_is_called_by_any_of_its_names(catalog: Catalog) -> None:
    assert people.role(catalog, "Main PERM state contact").code == "PM"
    with pytest.raises(NotFoundError, match="There is no role “Chef”"):
        people.role(catalog, "Chef")


# -- merging


@pytest.fixture
def twin(catalog: Catalog, ann: int) -> int:
    """Another record of Sample Ann, with posts, marks, answers and audiences; some are both's."""
    twin = people.add(
        catalog,
        Person(0, "Ann Sample", Organization.STATE, phone="202-555-0100", email="old@example.org"),
        [(LEAD, date(2024, 1, 1), date(2025, 3, 1), False), (DATA, None, None, False)],
    )
    first, second = add(catalog), add(catalog)
    attendance.mark_many(catalog, first, [Target("OH", "PM", "Sample Ann", ann)], "absent")
    attendance.mark_many(catalog, first, [Target("OH", "PM", "Ann Sample", twin)], "attended")
    attendance.mark_many(catalog, second, [Target("OH", "DL", "Ann Sample", twin)], "excused")
    for person, given in ((ann, "declined"), (twin, "accepted")):
        audience.answer(catalog, first, person, given)
        audience.inform(catalog, [first, second], person=person)
    with catalog.edit("Remember a name") as edit:
        edit.connection.execute(
            "INSERT INTO known_name (id, name, person) VALUES (?, 'A. Sample', ?)",
            [edit.mint(), twin],
        )
    return twin


def test_a_merge_is_one_step_and_leaves_nothing_with_the_record_that_goes(
    catalog: Catalog, ann: int, twin: int
) -> None:
    once(catalog, lambda: people.merge(catalog, ann, twin))
    assert people_merging.records(catalog.connection, twin) == ([], [], [], [], 0)
    assert set(people.directory(catalog).people) == {ann}
    assert checking.check(catalog) == []


def test_all_of_both_records_is_with_the_one_that_stays(
    catalog: Catalog, ann: int, twin: int
) -> None:
    plan = people.merge_preview(catalog, ann, twin)
    assert plan.moves == ("1 post", "1 attendance mark", "1 remembered name")
    assert len(plan.joined) == 4
    people.merge(catalog, ann, twin)
    found = people_merging.records(catalog.connection, ann)
    spans = {each.post: (each.starts, each.ends) for each in found.tenures}
    assert spans == {LEAD: (date(2024, 1, 1), None), DATA: (None, None)}
    assert sorted(each.mark for each in found.marks) == ["attended", "excused"]
    assert "absent" in next(each.remark for each in found.marks if each.mark == "attended")
    assert [each.answer for each in found.answers] == ["accepted"]
    assert [each.change for each in found.changes] == ["inform", "inform"]
    assert found.names == 4  # the one that was there, and what only the other record said
    person = people.directory(catalog).people[ann]
    assert (person.phone, person.email) == ("202-555-0100", "ann@example.org")
    assert "old@example.org" in person.note


def test_the_preview_is_what_the_merge_does(catalog: Catalog, ann: int, twin: int) -> None:
    plan = people.merge_preview(catalog, ann, twin, taking=["email"])
    people.merge(catalog, ann, twin, taking=["email"])
    assert people.directory(catalog).people[ann] == plan.merged
    assert plan.merged.email == "old@example.org"


def test_a_report_with_the_old_name_or_address_means_who_stays(
    catalog: Catalog, ann: int, twin: int
) -> None:
    people.merge(catalog, ann, twin)
    known = known_names.remembered(catalog.connection)
    assert known[("ann sample", "")] == {ann}
    assert known[("ann sample", "old@example.org")] == {ann}
    assert known[("sample ann", "old@example.org")] == {ann}
    assert ("sample ann", "") not in known


def test_an_answer_that_somebody_gave_is_not_changed_by_a_merge(
    catalog: Catalog, ann: int, twin: int
) -> None:
    with catalog.edit("Remember a name") as edit:
        known_names.put(edit, "Ann Sample", "", None)
    people.merge(catalog, ann, twin)
    assert known_names.remembered(catalog.connection)[("ann sample", "")] == {None}


def test_a_record_is_not_merged_with_itself_or_with_one_that_is_gone(
    catalog: Catalog, ann: int, twin: int
) -> None:
    with pytest.raises(UserError, match="one record, not two"):
        people.merge(catalog, ann, ann)
    people.remove(catalog, [twin])
    with pytest.raises(NotFoundError):
        people.merge(catalog, ann, twin)
