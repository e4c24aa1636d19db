"""The model ``${{ values.name }}``."""
