"""A case: people, images and acts, answers with their source, and what is done with them."""

__version__ = "0.1.0"
