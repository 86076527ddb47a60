"""Words that denote somebody who can act or speak, and for which country."""
