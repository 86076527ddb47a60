"""Penumbra reads the public record of a hybrid campaign and keeps one evidence-linked picture.

A source gives documents; a document is read into reports, claims, statements and figures;
reports of the same thing are fused into events. Start reading in `pipeline.py`.
"""

__version__ = "0.1.0"
