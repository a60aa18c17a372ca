"""The timeline pane: painting, mouse, keys, dragging, and its table twin."""
