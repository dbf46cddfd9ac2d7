"""The pages of an edition: pure functions from a corpus to page values."""
