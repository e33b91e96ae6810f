from typing import TypedDict


class Parcel(TypedDict):
    to: str
    grams: int
