"""Official texts: fetched or imported, parsed to values, kept with where they come from."""
