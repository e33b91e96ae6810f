"""A ferry timetable made of nothing and sent to nowhere."""

__version__ = "0.1.0"
