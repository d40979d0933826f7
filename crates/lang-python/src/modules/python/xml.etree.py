"""The package of modules for XML."""

# With this, the module counts as a package.
__path__ = []
