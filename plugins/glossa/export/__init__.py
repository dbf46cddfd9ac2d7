"""An edition in the formats of others: from the corpus to text, nothing else."""
