"""The canonical form of sources: how they are written, and the proof that only form changed.

After mdformat: whoever rewrites a text proves that it says the same, or does not write it.
"""
