"""What happens in a bakery, on lines of text."""


def mill(grain):
    return "\n".join(sorted(grain.split()))


def knead(flour, recipe):
    return [f"{kind}:{recipe['water']}" for kind in flour.split()]


def bake(dough):
    return {"loaves": len(dough), "kinds": dough}


def slice_bread(bread):
    return "\n".join(f"{kind} sliced" for kind in bread["kinds"])


def pack(bread):
    return "\n".join(f"{kind} in paper" for kind in bread["kinds"])


def label(packed):
    return "\n".join(f"{line} (today)" for line in packed.splitlines())
