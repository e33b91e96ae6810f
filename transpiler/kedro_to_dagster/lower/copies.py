"""Where the copies of the project's code are in the package."""

from __future__ import annotations

from ..dagster_model.copies import CopiedFile, CopiedModule, Copies
from ..dagster_model.package import Package
from ..kedro_model.project import Project

# The folder of the modules: a name that no generated module has, whatever the project's are called.
CODE = "code"
# The folder of the configuration; the runtime has the same name.
CONFIGURATION = "conf"


def lower_copies(project: Project) -> Copies | None:
    """Give each module of the project's code its place in the package; None where none is copied."""
    code = project.code
    if code is None:
        return None
    return Copies(
        folder=CODE,
        modules=tuple(
            CopiedModule(
                path=f"{CODE}/{module.file}",
                origin=module.origin or module.file,
                text=module.text,
                named=module.named,
            )
            for module in code.modules
            if module.file is not None
        ),
        files=(
            *(CopiedFile(path=f"{CODE}/{file.file}", data=file.data) for file in code.files),
            *(
                CopiedFile(path=f"{CONFIGURATION}/{file.file}", data=file.data)
                for file in code.configuration
            ),
        ),
        names=frozenset(module.name for module in code.modules if module.file is not None),
        namespaces=frozenset(module.name for module in code.modules if module.file is None),
        named=code.named,
        has_configuration=bool(code.configuration),
    )


def own_modules(package: Package) -> frozenset[str]:
    """The modules of executors, loggers, sensors and I/O managers that are named by their paths."""
    resources = [*package.resources]
    for environment in package.environments:
        resources += environment.resources
    own = [logger.own for logger in package.loggers]
    for sensor in package.run_sensors:
        own += [sensor.own, sensor.function]
    return frozenset(
        {
            *(executor.module for executor in package.executors if executor.is_own),
            *(resource.module for resource in resources if resource.module is not None),
            *(imported.module for imported in own if imported is not None),
        }
    )
