"""Every provision and note of the edition knows the line it is written on: there one edits it."""

from __future__ import annotations

from pathlib import Path

from glossa.corpus.project import collect_files, corpus_from


def test_the_line_of_a_thing_is_where_it_begins() -> None:
    files, _ = collect_files(Path(__file__).parents[2])
    corpus = corpus_from(files).corpus
    lines = {path: data.decode().split("\n") for path, data in files.items() if path[-3:] == ".md"}
    folders = {language.tag: language.folder for language in corpus.languages}
    count = 0
    for article in corpus.articles.values():
        for provision in article.provisions:
            for tag, words in provision.texts.items():
                place = words.place
                relative = str(provision.address.eid).partition("__")[2]
                assert place.file == f"{folders[tag]}/{article.files[tag].partition('/')[2]}"
                assert lines[place.file][place.line - 1].startswith(f"{{#{relative}}} "), place
                count += 1
    for note in corpus.annotations:
        for tag, text in note.texts.items():
            begins = lines[text.place.file][text.place.line - 1]
            assert text.place.file.startswith(f"{folders[tag]}/")
            assert begins.lstrip(":").startswith(f"{{{note.kind.value}}}"), text.place
            count += 1
    assert count > 2_000
