"""The formats of other programs: what leaves the catalog for a spreadsheet."""
