"""Windows, panes, models, delegates and dialogs."""
