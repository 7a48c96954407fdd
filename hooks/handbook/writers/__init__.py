"""What helps those who write: changes to their files, and what their editors know."""
