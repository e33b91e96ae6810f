"""Where the parts of the generated package are, seen from each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from .source import Source

RUNTIME_PACKAGE = "kedro_to_dagster_runtime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Tells whether the runtime is a part of the package or a distribution of its own.

    It notes which of the runtime's modules are `used`, so that no other is copied.
    """

    vendors_runtime: bool
    used: set[str] = field(default_factory=set)

    def import_runtime(self, source: Source, module: str, *names: str, level: int = 1) -> None:
        """Import names of a runtime module; `level` counts the dots to the package's root."""
        self.used.add(module)
        if self.vendors_runtime:
            source.import_names(f"runtime.{module}", *names, level=level)
        else:
            source.import_names(f"{RUNTIME_PACKAGE}.{module}", *names)
