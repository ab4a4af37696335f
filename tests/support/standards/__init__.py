"""Other people's standards, as far as one file can be held to them: each module tells faults in plain words."""
