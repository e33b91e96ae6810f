"""What a package needs of the project to do without it: modules, files, configuration, requirements."""
