"""Words that say when, and the days they mean."""
