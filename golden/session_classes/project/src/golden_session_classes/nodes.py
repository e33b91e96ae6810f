"""Functions of the library."""


def count_books(books):
    """Count the books of each subject."""
    return {subject: len(titles) for subject, titles in books.items()}


def report(counts, label):
    """Report how many books there are."""
    return {"label": label, "books": sum(counts.values())}
