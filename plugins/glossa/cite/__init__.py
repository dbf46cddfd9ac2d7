"""Legal citations in Kazakh, Russian and English: find, resolve, write.

`find_citations` reads a text, `resolve_citation` turns what it found into addresses at a place,
`write_address` is the inverse. The grammar is data with examples (`grammar/*.toml`).
"""
