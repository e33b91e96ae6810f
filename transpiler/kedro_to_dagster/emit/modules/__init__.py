"""The generated modules: each function here returns the text of one, or of a part of one."""
