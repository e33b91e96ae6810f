"""Datasets: an I/O manager class for each type, a resource for each dataset."""
