import io
import json

import jsonschema
import msgspec
from tests.records import embassy_record

from onrecord import json_schema
from onrecord.export import Page, exporter
from onrecord.model import Record


def lines(*records: Record) -> list[str]:
    out = io.StringIO()
    exporter("json").write(records, out, Page())
    return out.getvalue().splitlines()


def test_one_valid_object_a_line() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.check_schema(json_schema())
    rows = lines(embassy_record(), embassy_record(headline="Line\nbreak"))
    assert len(rows) == 2
    for row in rows:
        validator.validate(json.loads(row))


def test_the_schema_refuses_what_is_not_a_record() -> None:
    row = json.loads(lines(embassy_record())[0])
    row["events"][0]["factuality"] = {"class": "sure"}
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(row)


def test_a_record_comes_back_as_it_went() -> None:
    assert msgspec.json.decode(lines(embassy_record())[0], type=Record) == embassy_record()


def test_text_stands_unescaped() -> None:
    assert "외교부 “x”" in lines(embassy_record(headline="외교부 “x”"))[0]
