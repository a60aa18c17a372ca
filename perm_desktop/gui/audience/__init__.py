"""Who is expected and who came, marked by keys."""
