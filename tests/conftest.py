"""What holds for every test: no test fails for being slow, the benches tell how fast it is."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
