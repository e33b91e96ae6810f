"""A session of a random project's own."""

from kedro.framework.session import KedroSession

from . import tools


class OwnSession(KedroSession):
    """Changes a parameter of the run, and tells what it runs."""

    changed = "new"

    @classmethod
    def create(cls, *arguments, **keywords):
        params = {**(keywords.get("runtime_params") or {}), cls.changed: "of the session"}
        return super().create(*arguments, **{**keywords, "runtime_params": params})

    def run(self, *arguments, **keywords):
        tools.tell("session.txt", "begun")
        result = super().run(*arguments, **keywords)
        tools.tell("session.txt", "ended")
        return result
