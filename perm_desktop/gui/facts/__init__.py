"""What obligations follow from, as the liaison enters it: decisions, differences, delays, days."""
