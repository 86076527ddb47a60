"""Run Penumbra as `python -m penumbra`."""

from penumbra.cli import main

main()
