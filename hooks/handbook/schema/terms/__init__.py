"""The terms of closed vocabularies: what a writer may choose from."""
