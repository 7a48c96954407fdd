"""What can be wrong with a file, and how each place draws it."""
