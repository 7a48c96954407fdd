"""One persona, and all of them."""
