"""How a persona looks, as plain data."""
