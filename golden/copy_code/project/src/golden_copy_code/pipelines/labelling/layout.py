def line(town):
    return f"[ {town:<10} ]"
