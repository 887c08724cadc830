"""Readers, one a format: bytes in, a Source out."""
