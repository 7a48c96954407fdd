"""A whole handbook: its hand-written pages, and the order of reading and judging."""
