"""Proposed amendments: applied to an article, reversed, and shown as insertions and deletions."""
