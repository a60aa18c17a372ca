"""Any table of the window as a file: which one is meant, what it says, where it goes."""
