"""Everything joined: addresses resolved, languages aligned; read once, then frozen."""

from glossa.corpus.edition import Corpus
from glossa.corpus.project import Reading, corpus_from, read_project

__all__ = ["Corpus", "Reading", "corpus_from", "read_project"]
