"""Penumbra reads the public record of a hybrid campaign and keeps one evidence-linked picture.

A source gives documents; a document is read into reports, claims, statements and figures;
reports of the same thing are fused into events. Start reading in `pipeline.py`.
"""

from importlib.metadata import version

__version__ = version("penumbra")
