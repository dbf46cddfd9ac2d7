"""The site: pages of a corpus as pure values, and the MkDocs plugin that mounts them."""
