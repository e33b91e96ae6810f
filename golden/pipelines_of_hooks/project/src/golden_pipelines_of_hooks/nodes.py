"""Functions of the library."""


def count(books):
    """Count the books of a shelf."""
    return len(books)


def report(botany, optics):
    """Report how many books there are."""
    return {"books": botany + optics}
