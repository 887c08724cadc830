"""briefgen.toml, or a folder or files on the command line, in; frozen settings out."""

from briefgen.config.adhoc import adhoc
from briefgen.config.load import load_settings
from briefgen.config.values import BriefSettings, Paper, Settings

__all__ = ["BriefSettings", "Paper", "Settings", "adhoc", "load_settings"]
