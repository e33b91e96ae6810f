"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "dash_io_manager": JSONDatasetIOManager(
        dataset_name="-dash-",
        filepath="data/02_words/numbers/dashes.json",
    ),
    "dataset_007_io_manager": JSONDatasetIOManager(
        dataset_name="007",
        filepath="data/02_words/numbers/agent.json",
    ),
    "dataset_1st_half_io_manager": JSONDatasetIOManager(
        dataset_name="1st-half",
        filepath="data/02_words/numbers/first_half.json",
    ),
    "dataset_2024_io_manager": JSONDatasetIOManager(
        dataset_name="2024",
        filepath="data/02_words/numbers/year.json",
    ),
    "dataset_3__14_io_manager": JSONDatasetIOManager(
        dataset_name="3.14",
        filepath="data/02_words/numbers/pi.json",
    ),
    "A_b_io_manager": JSONDatasetIOManager(
        dataset_name="A_b",
        filepath="data/02_words/meeting/capital.json",
    ),
    "Echo_io_manager": JSONDatasetIOManager(
        dataset_name="Echo",
        filepath="data/02_words/functions/echo_capital.json",
    ),
    "None_io_manager": JSONDatasetIOManager(
        dataset_name="None",
        filepath="data/02_words/keywords/none.json",
    ),
    "True_io_manager": JSONDatasetIOManager(
        dataset_name="True",
        filepath="data/02_words/keywords/true.json",
    ),
    "a_b_io_manager": JSONDatasetIOManager(
        dataset_name="a--b",
        filepath="data/02_words/meeting/two_dashes.json",
    ),
    "a_b_io_manager_d44362": JSONDatasetIOManager(
        dataset_name="a-b",
        filepath="data/02_words/meeting/dash.json",
    ),
    "a_b__c_io_manager": JSONDatasetIOManager(
        dataset_name="a-b.c",
        filepath="data/03_spaces/a_dash_b_in_c.json",
    ),
    "a__b_io_manager": JSONDatasetIOManager(
        dataset_name="a.b",
        filepath="data/02_words/meeting/dot.json",
    ),
    "a__b_io_manager_63e5c1": JSONDatasetIOManager(
        dataset_name="a__b",
        filepath="data/02_words/meeting/two_underscores.json",
    ),
    "a_b_io_manager_648fa9": JSONDatasetIOManager(
        dataset_name="a_b",
        filepath="data/02_words/meeting/one_underscore.json",
    ),
    "a_b__c_io_manager_a37152": JSONDatasetIOManager(
        dataset_name="a_b.c",
        filepath="data/03_spaces/a_b_in_c.json",
    ),
    "a_b__io_manager": JSONDatasetIOManager(
        dataset_name="a_b_",
        filepath="data/02_words/meeting/underscore_at_the_end.json",
    ),
    "asset_io_manager": JSONDatasetIOManager(
        dataset_name="asset",
        filepath="data/02_words/functions/asset.json",
    ),
    "async_io_manager": JSONDatasetIOManager(
        dataset_name="async",
        filepath="data/02_words/keywords/async.json",
    ),
    "builtin_words_io_manager": JSONDatasetIOManager(
        dataset_name="builtin_words",
        filepath="data/02_words/builtins/builtin_words.json",
    ),
    "class_io_manager": JSONDatasetIOManager(
        dataset_name="class",
        filepath="data/02_words/keywords/class.json",
    ),
    "class__input_io_manager": JSONDatasetIOManager(
        dataset_name="class.input",
        filepath="data/03_spaces/class_in_input.json",
    ),
    "class__output_io_manager": JSONDatasetIOManager(
        dataset_name="class.output",
        filepath="data/03_spaces/class_in_output.json",
    ),
    "cls_io_manager": JSONDatasetIOManager(
        dataset_name="cls",
        filepath="data/02_words/functions/cls.json",
    ),
    "conf_io_manager": JSONDatasetIOManager(
        dataset_name="conf",
        filepath="data/02_words/reserved/conf.json",
    ),
    "config_io_manager": JSONDatasetIOManager(
        dataset_name="config",
        filepath="data/02_words/reserved/config.json",
    ),
    "context_io_manager": JSONDatasetIOManager(
        dataset_name="context",
        filepath="data/02_words/reserved/context.json",
    ),
    "defs_io_manager": JSONDatasetIOManager(
        dataset_name="defs",
        filepath="data/02_words/reserved/defs.json",
    ),
    "dg_io_manager": JSONDatasetIOManager(
        dataset_name="dg",
        filepath="data/02_words/reserved/dg.json",
    ),
    "dict_io_manager": JSONDatasetIOManager(
        dataset_name="dict",
        filepath="data/02_words/builtins/dict.json",
    ),
    "echo_io_manager": JSONDatasetIOManager(
        dataset_name="echo",
        filepath="data/02_words/functions/echo_small.json",
    ),
    "gro_e_io_manager": JSONDatasetIOManager(
        dataset_name="größe",
        filepath="data/02_words/letters/size.json",
    ),
    "hohe_io_manager": JSONDatasetIOManager(
        dataset_name="hohe",
        filepath="data/02_words/letters/height_plain.json",
    ),
    "hohe_io_manager_66f0cf": JSONDatasetIOManager(
        dataset_name="höhe",
        filepath="data/02_words/letters/height_umlaut.json",
    ),
    "import_io_manager": JSONDatasetIOManager(
        dataset_name="import",
        filepath="data/02_words/keywords/import.json",
    ),
    "input_io_manager": JSONDatasetIOManager(
        dataset_name="input",
        filepath="data/02_words/reserved/input.json",
    ),
    "jobs_io_manager": JSONDatasetIOManager(
        dataset_name="jobs",
        filepath="data/01_raw/jobs.json",
    ),
    "keyword_lengths_io_manager": JSONDatasetIOManager(
        dataset_name="keyword_lengths",
        filepath="data/02_words/keywords/keyword_lengths.json",
    ),
    "lambda_io_manager": JSONDatasetIOManager(
        dataset_name="lambda",
        filepath="data/02_words/keywords/lambda.json",
    ),
    "lambda__class__output_io_manager": JSONDatasetIOManager(
        dataset_name="lambda.class.output",
        filepath="data/03_spaces/lambda_in_class_in_output.json",
    ),
    "lambda__input_io_manager": JSONDatasetIOManager(
        dataset_name="lambda.input",
        filepath="data/03_spaces/lambda_in_input.json",
    ),
    "lambda__output_io_manager": JSONDatasetIOManager(
        dataset_name="lambda.output",
        filepath="data/03_spaces/lambda_in_output.json",
    ),
    "lambda__output_io_manager_3cfa50": JSONDatasetIOManager(
        dataset_name="lambda__output",
        filepath="data/03_spaces/lambda_under_output.json",
    ),
    "len_io_manager": JSONDatasetIOManager(
        dataset_name="len",
        filepath="data/02_words/builtins/len.json",
    ),
    "letters_io_manager": JSONDatasetIOManager(
        dataset_name="letters",
        filepath="data/02_words/letters/letters.json",
    ),
    "list_io_manager": JSONDatasetIOManager(
        dataset_name="list",
        filepath="data/01_raw/list.json",
    ),
    "long_names_io_manager": JSONDatasetIOManager(
        dataset_name="long_names",
        filepath="data/02_words/functions/long_names.json",
    ),
    "met_io_manager": JSONDatasetIOManager(
        dataset_name="met",
        filepath="data/02_words/meeting/met.json",
    ),
    "op_io_manager": JSONDatasetIOManager(
        dataset_name="op",
        filepath="data/02_words/functions/op.json",
    ),
    "op__io_manager": JSONDatasetIOManager(
        dataset_name="op_",
        filepath="data/02_words/reserved/op_after.json",
    ),
    "output_io_manager": JSONDatasetIOManager(
        dataset_name="output",
        filepath="data/02_words/reserved/output.json",
    ),
    "print_io_manager": JSONDatasetIOManager(
        dataset_name="print",
        filepath="data/02_words/builtins/print.json",
    ),
    "reserved_words_io_manager": JSONDatasetIOManager(
        dataset_name="reserved_words",
        filepath="data/02_words/reserved/reserved_words.json",
    ),
    "resources_io_manager": JSONDatasetIOManager(
        dataset_name="resources",
        filepath="data/01_raw/resources.json",
    ),
    "seeds_io_manager": JSONDatasetIOManager(
        dataset_name="seeds",
        filepath="data/01_raw/seeds.json",
    ),
    "self_io_manager": JSONDatasetIOManager(
        dataset_name="self",
        filepath="data/02_words/functions/self.json",
    ),
    "spaces_io_manager": JSONDatasetIOManager(
        dataset_name="spaces",
        filepath="data/03_spaces/spaces.json",
    ),
    "sprouts_io_manager": JSONDatasetIOManager(
        dataset_name="sprouts",
        filepath="data/02_words/functions/sprouts.json",
    ),
    "str_io_manager": JSONDatasetIOManager(
        dataset_name="str",
        filepath="data/02_words/builtins/str.json",
    ),
    "super_io_manager": JSONDatasetIOManager(
        dataset_name="super",
        filepath="data/02_words/builtins/super.json",
    ),
    "tuple_io_manager": JSONDatasetIOManager(
        dataset_name="tuple",
        filepath="data/02_words/builtins/tuple.json",
    ),
    "two_words_io_manager": JSONDatasetIOManager(
        dataset_name="two words",
        filepath="data/02_words/builtins/two_words.json",
    ),
    "years_io_manager": JSONDatasetIOManager(
        dataset_name="years",
        filepath="data/02_words/numbers/years.json",
    ),
    "ete_io_manager": JSONDatasetIOManager(
        dataset_name="été",
        filepath="data/02_words/letters/summer.json",
    ),
    "unnamed_e3c622_io_manager": JSONDatasetIOManager(
        dataset_name="Ω",
        filepath="data/02_words/letters/big_omega.json",
    ),
    "unnamed_6bb560_io_manager": JSONDatasetIOManager(
        dataset_name="λ",
        filepath="data/02_words/letters/small_lambda.json",
    ),
    "unnamed_e40d9d_io_manager": JSONDatasetIOManager(
        dataset_name="смена",
        filepath="data/02_words/letters/shift.json",
    ),
}
