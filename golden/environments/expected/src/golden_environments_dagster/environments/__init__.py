"""The Kedro environment: `KEDRO_ENV` names it when the definitions load."""

from ..runtime.environments import choose_environment

environment = choose_environment("base", "prod", "staging")

if environment == "prod":
    from .prod import BakeConfig, BillOrdersConfig, KneadConfig, resources, schedules
elif environment == "staging":
    from ..parameters import BakeConfig, KneadConfig
    from ..resources import resources
    from ..schedules import schedules
    from .staging import BillOrdersConfig
else:
    from ..parameters import BakeConfig, BillOrdersConfig, KneadConfig
    from ..resources import resources
    from ..schedules import schedules

__all__ = [
    "BakeConfig",
    "BillOrdersConfig",
    "KneadConfig",
    "environment",
    "resources",
    "schedules",
]
