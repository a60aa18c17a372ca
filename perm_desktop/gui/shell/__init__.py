"""The frame around the pages: bar, choosers, docks, status, palette, shortcuts."""
