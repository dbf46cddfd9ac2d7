"""What an edition says, row by row: references, concordance. Corpus in, rows out."""
