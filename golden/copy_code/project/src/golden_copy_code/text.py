"""Texts."""


def joined(lines):
    return "".join(f"{line}\n" for line in lines)
