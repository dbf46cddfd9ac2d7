"""Glossa publishes a law with its commentary, in several languages, as a static site."""
