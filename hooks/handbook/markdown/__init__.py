"""What a text in Markdown becomes: its links, its fences, its places, its HTML."""
