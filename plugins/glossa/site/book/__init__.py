"""An act with its notes as a book: `/data/pdf/{act}.{tag}.pdf`.

`acts` and `notes` write what stands in it as plain values, `law.typ` lays them out, `press` prints
them with Typst (Apache-2.0), whose Python package brings the compiler along.
"""
