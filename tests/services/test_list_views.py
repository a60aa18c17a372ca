"""Views of the list travel with the catalog."""

from dataclasses import replace

import pytest

from perm_desktop.core.errors import NotFoundError, UserError
from perm_desktop.core.listing.facets import Facet
from perm_desktop.core.listing.views import ListView
from perm_desktop.services import history, list_views
from perm_desktop.store.catalog import Catalog

TRIAGE = ListView("Triage", "room", {Facet.STATE: frozenset({"OH"})}, descending=True)


def names(catalog: Catalog) -> list[str]:
    """Names of the kept views."""
    return [view.name for view in list_views.own_views(catalog)]


def test_a_kept_view_is_read_as_it_was_kept(catalog: Catalog) -> None:
    list_views.save_view(catalog, TRIAGE)
    assert list_views.own_views(catalog) == [TRIAGE]
    assert list_views.view_named(catalog, "triage") == TRIAGE


def test_views_are_listed_by_name_whatever_their_case(catalog: Catalog) -> None:
    for name in ("west", "Attendance", "joint"):
        list_views.save_view(catalog, ListView(name))
    assert names(catalog) == ["Attendance", "joint", "west"]


def test_saving_under_the_same_name_puts_the_new_view_in_place(catalog: Catalog) -> None:
    list_views.save_view(catalog, TRIAGE)
    list_views.save_view(catalog, replace(TRIAGE, name="triage", text="hall"))
    assert [view.text for view in list_views.own_views(catalog)] == ["hall"]
    assert history.next_steps(catalog)[0] == "Change view triage"


def test_each_act_on_views_is_one_step_to_undo(catalog: Catalog) -> None:
    list_views.save_view(catalog, TRIAGE)
    list_views.rename_view(catalog, "Triage", "Morning")
    list_views.delete_view(catalog, "Morning")
    history.undo(catalog)
    assert names(catalog) == ["Morning"]
    history.undo(catalog)
    assert names(catalog) == ["Triage"]
    history.undo(catalog)
    assert names(catalog) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" ", "needs a name"), ("all meetings", "of the program"), ("x" * 61, "61 characters")],
)
def test_a_name_that_cannot_be_told_apart_is_refused(
    catalog: Catalog, name: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        list_views.save_view(catalog, ListView(name))
    assert names(catalog) == []


def test_a_view_does_not_take_the_name_of_another(catalog: Catalog) -> None:
    list_views.save_view(catalog, TRIAGE)
    list_views.save_view(catalog, ListView("West"))
    with pytest.raises(UserError, match="already"):
        list_views.rename_view(catalog, "West", "TRIAGE")
    assert names(catalog) == ["Triage", "West"]


def test_a_view_that_is_gone_cannot_be_deleted(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError):
        list_views.delete_view(catalog, "Triage")
