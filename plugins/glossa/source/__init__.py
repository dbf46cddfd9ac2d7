"""Markdown and registers into values, every one with its file, line and column."""
