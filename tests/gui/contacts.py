"""Two sample people of Ohio, one of whom leads it."""

from datetime import date

from perm_desktop.core.people.person import Organization, Person, Post, Tenure
from perm_desktop.core.people.posts import Directory

ANN = Person(
    *(1, "Ann Sample", Organization.STATE, "Ohio sample agency", "medicaid"),
    *("555-0101", "ann@example.org", "", "Call after noon."),
)
ANNE = Person(2, "Anne Sample", Organization.STATE, email="anne@example.org")
LEAD = Tenure(11, ANN.id, Post("OH", "PM"), date(2025, 9, 1))
DIRECTORY = Directory([ANN, ANNE], [LEAD])
