"""Datasets of a random project's own."""

import json
from pathlib import Path, PurePosixPath

from kedro.io import AbstractDataset, AbstractVersionedDataset, DataCatalog, DatasetError

from . import tools


class Appending(AbstractDataset[object, list]):
    """A line of JSON for each save."""

    def __init__(self, filepath, prefix="", credentials=None, metadata=None):
        self._path = Path(filepath)
        self._prefix = prefix
        self._user = (credentials or {}).get("user")
        self.metadata = metadata

    def load(self):
        lines = self._path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line.removeprefix(self._prefix)) for line in lines]

    def save(self, data):
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = data if isinstance(data, (str, int, list, dict)) else repr(data)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{self._prefix}{json.dumps([self._user, told], default=repr)}\n")

    def _exists(self):
        return self._path.exists()

    def _describe(self):
        return {"filepath": str(self._path), "prefix": self._prefix}


class Confirming(Appending):
    """Notes when it is made, released and confirmed."""

    def __init__(self, filepath, label="none", **arguments):
        super().__init__(filepath, **arguments)
        self._label = label
        self._loads = 0

    def load(self):
        self._loads += 1
        return [*super().load(), self._loads]

    def confirm(self):
        self._note(f"confirmed after {self._loads}")

    def _release(self):
        self._note("released")

    def _note(self, text):
        path = self._path.with_suffix(".notes")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{self._label} {text}\n")


class Versions(AbstractVersionedDataset[object, object]):
    """JSON in versions, with what options say."""

    def __init__(self, filepath, version=None, options=None, metadata=None):
        super().__init__(PurePosixPath(filepath), version, exists_function=self._is_there)
        self._options = options or {}
        self.metadata = metadata

    @staticmethod
    def _is_there(path):
        return Path(path).exists()

    def load(self):
        path = Path(self._get_load_path())
        return {"data": json.loads(path.read_text(encoding="utf-8")), "options": self._options}

    def save(self, data):
        path = Path(self._get_save_path())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, default=repr), encoding="utf-8")

    def _describe(self):
        return {"filepath": str(self._filepath), "version": self._version}


class Failing(AbstractDataset[object, object]):
    """Fails where it is told to."""

    def __init__(self, at, error="OSError"):
        self._at = at
        self._error = {"OSError": OSError, "DatasetError": DatasetError, "KeyError": KeyError}[
            error
        ]
        if at == "init":
            raise self._error("cannot be made")

    def load(self):
        if self._at == "load":
            raise self._error("cannot be loaded")
        return {"loaded": self._at}

    def save(self, data):
        if self._at == "save":
            raise self._error("cannot be saved")

    def _exists(self):
        if self._at == "exists":
            raise self._error("cannot be looked for")
        return True

    def _release(self):
        if self._at == "release":
            raise self._error("cannot be released")

    def _describe(self):
        return {"at": self._at}


class OwnCatalog(DataCatalog):
    """Tells what is loaded and saved."""

    def load(self, name, *arguments, **keywords):
        tools.tell("loads.txt", name)
        return super().load(name, *arguments, **keywords)

    def save(self, name, data):
        tools.tell("saves.txt", name)
        super().save(name, data)
