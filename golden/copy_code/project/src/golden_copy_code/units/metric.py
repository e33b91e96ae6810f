HOURS = 24


def kilograms(grams):
    return grams / 1000


def rounded(number):
    return round(number, 2)
