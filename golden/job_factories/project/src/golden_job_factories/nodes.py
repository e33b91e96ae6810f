"""What happens in each shop."""


def count(sales):
    return {"sold": len(sales.split())}


def report(counts):
    return f"{counts['sold']} sold"


def total(*counts):
    return {"sold": sum(each["sold"] for each in counts)}
