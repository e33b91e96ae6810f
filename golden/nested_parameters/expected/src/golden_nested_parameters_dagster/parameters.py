"""Parameters of the Kedro project, editable in the launchpad."""

from typing import Any

import dagster as dg
from pydantic import Field


class Extra(dg.Config):
    """Parameters under `extra`."""

    from_subfolder: bool = True


class LighthouseTowerLantern(dg.Config):
    """Parameters under `lighthouse.tower.lantern`."""

    colour: str = "white"
    focal_plane_m: float = 38.5
    flashes: list[int] = [2, 1, 2]


class LighthouseTower(dg.Config):
    """Parameters under `lighthouse.tower`."""

    height_m: int = 41
    lantern: LighthouseTowerLantern = LighthouseTowerLantern()
    keepers: Any = None


class LighthousePosition(dg.Config):
    """Parameters under `lighthouse.position`."""

    lat: float = 54.8021
    lon: float = -8.2847


class Lighthouse(dg.Config):
    """Parameters under `lighthouse`."""

    tower: LighthouseTower = LighthouseTower()
    position: LighthousePosition = LighthousePosition()
    name: str = "Skerry Point"


class SharedDeeper(dg.Config):
    """Parameters under `shared.deeper`."""

    left: int = 1
    right: int = 2


class Shared(dg.Config):
    """Parameters under `shared`."""

    first: str = "from parameters.yml"
    deeper: SharedDeeper = SharedDeeper()
    second: str = "from parameters_shared.yml"


class Dashed(dg.Config):
    """Parameters under `dashed`."""

    inner_key: int = Field(2, alias="inner-key")
    another_inner_key: list[int] = Field([3], alias="another-inner-key")


class Lambda(dg.Config):
    """Parameters under `lambda`."""

    from_: int = Field(1, alias="from")
    import_: int = Field(2, alias="import")


class Json(dg.Config):
    """Parameters under `json`."""

    dict_: int = Field(2, alias="dict")


class ModelConfig(dg.Config):
    """Parameters under `model_config`."""

    extra: str = "allow"


class Schema(dg.Config):
    """Parameters under `schema`."""

    validate_: bool = Field(True, alias="validate")
    construct_: bool = Field(False, alias="construct")


class Names(dg.Config):
    """Parameters under `names`."""

    copy_: int = Field(1, alias="copy")
    json_: int = Field(2, alias="json")
    dict_: int = Field(3, alias="dict")
    items: int = 4
    keys_: int = Field(5, alias="keys")
    get: int = 6
    field_model_dump: int = Field(7, alias="model_dump")
    model_config_: int = Field(8, alias="model_config")
    field__class__: int = Field(9, alias="__class__")
    field_private: int = Field(10, alias="_private")
    fields: int = 11


class Lists(dg.Config):
    """Parameters under `lists`."""

    numbers: list[int] = [3, 1, 2]
    words: list[str] = ["fog", "horn"]
    mixed: Any = [1, "two", 3.0, True, None, [4, [5]], {"six": 6}]
    with_none: Any = [1, None, 3]
    only_none: Any = [None]
    bools: list[bool] = [True, False]
    numbers_and_floats: Any = [1, 1.0, -1]
    records: Any = [
        {"night": "monday", "oil_l": 1.5},
        {"night": "tuesday", "oil_l": 2, "remark": None},
    ]
    nested: Any = [[1, 2], [], [[3]]]


class EmptiesNestedDictionary(dg.Config):
    """Parameters under `empties.nested.dictionary`."""

    inner: Any = {}


class EmptiesNested(dg.Config):
    """Parameters under `empties.nested`."""

    dictionary: EmptiesNestedDictionary = EmptiesNestedDictionary()
    list_: Any = Field([[], {}], alias="list")


class Empties(dg.Config):
    """Parameters under `empties`."""

    dictionary: Any = {}
    list_: Any = Field([], alias="list")
    string: str = ""
    nested: EmptiesNested = EmptiesNested()


class Scalars(dg.Config):
    """Parameters under `scalars`."""

    positive: int = 7
    negative: int = -42
    zero: int = 0
    hexadecimal: int = 255
    big: int = 123456789012345678901234567890
    big_negative: int = -98765432109876543210
    number: float = 2.5
    whole_number: float = 3.0
    tiny: float = 1e-12
    huge: float = 6.02e23
    negative_number: float = -0.125
    negative_zero: float = -0.0
    precise: float = 0.1
    truth: bool = True
    falsehood: bool = False
    none_word: Any = None
    none_tilde: Any = None
    none_blank: Any = None

    def as_parameters(self):
        """The values under their own keys, with those that cannot be edited in the launchpad."""
        return {
            "positive": self.positive,
            "negative": self.negative,
            "zero": self.zero,
            "hexadecimal": self.hexadecimal,
            "big": self.big,
            "big_negative": self.big_negative,
            "number": self.number,
            "whole_number": self.whole_number,
            "tiny": self.tiny,
            "huge": self.huge,
            "negative_number": self.negative_number,
            "negative_zero": self.negative_zero,
            "precise": self.precise,
            "infinite": float("inf"),
            "minus_infinite": float("-inf"),
            "not_a_number": float("nan"),
            "truth": self.truth,
            "falsehood": self.falsehood,
            "none_word": self.none_word,
            "none_tilde": self.none_tilde,
            "none_blank": self.none_blank,
        }


class Strings(dg.Config):
    """Parameters under `strings`."""

    empty: str = ""
    blank: str = "  two spaces  "
    single: str = "it's"
    double: str = 'say "ahoy"'
    both: str = 'it\'s "both"'
    triple: str = '"""three"""'
    backslash: str = "C:\\new\\table"
    trailing_backslash: str = "ends with \\"
    newline: str = "first\nsecond"
    carriage: str = "first\r\nsecond\tthird"
    control: str = "bell\x07escape\x1bend"
    block: str = "kept\n  as it\nstands\n"
    folded: str = "folded into one line"
    unicode: str = "żółć, Ελλάδα, 灯台, 🗼"
    separators: str = "line\u2028paragraph\u2029next\x85end"
    braces: str = "{not} {{a}} {0!r} field"
    percent: str = "100% of %s and %(name)s"
    dollar: str = "$5 and $HOME"
    hash: str = "not # a comment"
    like_number: str = "42"
    like_float: str = "4.20"
    like_null: str = "null"
    like_bool: str = "yes"
    like_date: str = "1871-03-01"
    bare_date: str = "1871-03-01"
    bare_time: int = 45045
    like_params: str = "params:count"
    like_code: str = "__import__('os').getcwd()"


class Parameters(dg.Config, populate_by_name=True):
    """All parameters."""

    extra: Extra = Extra()
    lighthouse: Lighthouse = Lighthouse()
    shared: Shared = Shared()
    nothing: Any = None
    count: int = 3
    dashed_key: int = Field(1, alias="dashed-key")
    dashed: Dashed = Dashed()
    spaced_key: int = Field(4, alias="spaced key")
    class_: str = Field("first order", alias="class")
    lambda_: Lambda = Field(Lambda(), alias="lambda")
    copy_: int = Field(1, alias="copy")
    json_: Json = Field(Json(), alias="json")
    model_config_: ModelConfig = Field(ModelConfig(), alias="model_config")
    model_fields_: list[str] = Field(["a", "b"], alias="model_fields")
    schema_: Schema = Field(Schema(), alias="schema")
    names: Names = Names()
    lists: Lists = Lists()
    empties: Empties = Empties()
    scalars: Scalars = Scalars()
    strings: Strings = Strings()

    def as_parameters(self):
        """The values under their own keys, with those that cannot be edited in the launchpad."""
        return {
            "extra": self.extra.model_dump(),
            "lighthouse": self.lighthouse.model_dump(),
            "shared": self.shared.model_dump(),
            "nothing": self.nothing,
            "count": self.count,
            "dashed-key": self.dashed_key,
            "dashed": self.dashed.model_dump(by_alias=True),
            "spaced key": self.spaced_key,
            "class": self.class_,
            "lambda": self.lambda_.model_dump(by_alias=True),
            "words": {
                "def": 1,
                "None": "none",
                True: "capital true",
                "match": 2,
                "self": 3,
                "yield": [4],
            },
            "copy": self.copy_,
            "json": self.json_.model_dump(by_alias=True),
            "model_config": self.model_config_.model_dump(),
            "model_fields": self.model_fields_,
            "schema": self.schema_.model_dump(by_alias=True),
            "names": self.names.model_dump(by_alias=True),
            "numbered": {
                1: "one",
                2: "two",
                10: "ten",
                -1: "minus one",
                "3": "text three",
            },
            "levels": {1: {"lamp": 40}, 2: {"lamp": 60}},
            "switches": {True: "lit", False: "dark", 2.5: "half"},
            "lists": self.lists.model_dump(),
            "empties": self.empties.model_dump(by_alias=True),
            "scalars": self.scalars.as_parameters(),
            "strings": self.strings.model_dump(),
        }


class CountConfig(dg.Config):
    """Parameters of the node `count`."""

    parameters: Parameters = Parameters()
    lists: Lists = Lists()
    count: int = 3


class KeepStringsConfig(dg.Config):
    """Parameters of the node `keep_strings`."""

    strings: Strings = Strings()


class RecordEmptiesConfig(dg.Config):
    """Parameters of the node `record_empties`."""

    empties: Empties = Empties()


class RecordEverythingConfig(dg.Config):
    """Parameters of the node `record_everything`."""

    parameters: Parameters = Parameters()


class RecordLanternConfig(dg.Config):
    """Parameters of the node `record_lantern`."""

    lighthouse__tower__lantern: LighthouseTowerLantern = LighthouseTowerLantern()
    lighthouse__position__lon: float = -8.2847


class RecordLighthouseConfig(dg.Config):
    """Parameters of the node `record_lighthouse`."""

    lighthouse: Lighthouse = Lighthouse()


class RecordListsConfig(dg.Config):
    """Parameters of the node `record_lists`."""

    lists: Lists = Lists()


class RecordNumberedKeysConfig(dg.Config):
    """Parameters of the node `record_numbered_keys`."""

    numbered__10: str = "ten"
    levels__2__lamp: int = 60


class RecordOddKeysConfig(dg.Config):
    """Parameters of the node `record_odd_keys`."""

    class_: str = "first order"
    lambda_: Lambda = Lambda()
    words__def: int = 1
    copy_: int = 1
    json_: Json = Json()
    json__dict: int = 2
    model_config_: ModelConfig = ModelConfig()
    model_fields_: list[str] = ["a", "b"]
    schema_: Schema = Schema()
    names: Names = Names()
    names___private: int = 10
    dashed_key: int = 1
    dashed: Dashed = Dashed()
    dashed__inner_key: int = 2
    spaced_key: int = 4


class RecordScalarsConfig(dg.Config):
    """Parameters of the node `record_scalars`."""

    scalars: Scalars = Scalars()


class RecordSharedConfig(dg.Config):
    """Parameters of the node `record_shared`."""

    shared__deeper: SharedDeeper = SharedDeeper()
    shared: Shared = Shared()


class RecordSingleValuesConfig(dg.Config):
    """Parameters of the node `record_single_values`."""

    count: int = 3
    nothing: Any = None
    lighthouse__tower__keepers: Any = None
    lighthouse__tower__lantern__flashes: list[int] = [2, 1, 2]
    lighthouse__tower__lantern__colour: str = "white"
    scalars__big: int = 123456789012345678901234567890
    scalars__whole_number: float = 3.0
    scalars__falsehood: bool = False
    empties__dictionary: Any = {}
    empties__list: Any = []
    empties__string: str = ""
    strings__trailing_backslash: str = "ends with \\"
    extra__from_subfolder: bool = True


class RecordStringsConfig(dg.Config):
    """Parameters of the node `record_strings`."""

    strings: Strings = Strings()
