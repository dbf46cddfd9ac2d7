"""A provision or a note under another name: sources, registers and ledger, in one step."""
