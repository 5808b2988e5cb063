"""What stands before the page: who may ask, who may change the library, how much at once, and what is served at all."""

from assistant.gate.credentials import Credentials
from assistant.gate.exposure import Bounds, Exposure

__all__ = ["Bounds", "Credentials", "Exposure"]
