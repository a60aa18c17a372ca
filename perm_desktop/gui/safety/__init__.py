"""What keeps the liaison's words: drafts, notices of trouble, and the dialogs that bring back."""
