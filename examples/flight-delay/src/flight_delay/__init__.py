"""Probability that a departure from New York leaves more than 15 minutes late."""
