"""Python code in the making: syntax, templates, modules, and what several of them share."""
