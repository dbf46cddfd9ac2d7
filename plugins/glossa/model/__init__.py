"""Acts, provisions, addresses, annotations, sources, terms: frozen values, no input or output."""
