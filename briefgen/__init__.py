"""briefgen: a folder of sources in, a one-page, cited Word policy brief out."""

__version__ = "0.1.0"
