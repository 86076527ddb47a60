"""The command line."""


def main() -> None:
    """Run `penumbra`."""
    raise SystemExit("not built yet")
