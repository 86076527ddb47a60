"""What happened: wordings, mentions, their settings, and the reports made of them."""
