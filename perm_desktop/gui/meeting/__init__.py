"""One meeting: header, agenda, notes, attendance summary, history, its forms."""
