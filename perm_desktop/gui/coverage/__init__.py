"""The Coverage page: which state owes what, which has had what, and how we know."""
