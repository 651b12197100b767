"""Each export read back by what its readers use: exact columns, no formulas, nothing that nobody said."""

from __future__ import annotations

import base64
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.captures import Capture
from reportedly.exports import acled, datapackage, happenings, hxl, parquet, ucdp, viina, warc
from reportedly.exports.labels import decisions
from reportedly.exports.offers import OFFERS
from reportedly.exports.sheets import Sheet
from reportedly.ledger import Ledger
from reportedly.pipeline import reviewing
from reportedly.views import Coverage

sys.path.insert(0, str(Path(__file__).parent.parent / "web"))
import newsroom_reports

pandas = pytest.importorskip("pandas", reason="pandas reads the exports back; it is not installed")

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
GDELT = (
    "GLOBALEVENTID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier,SentenceID,"
    "Actor1CharOffset,Actor2CharOffset,ActionCharOffset,InRawText,Confidence,MentionDocLen,MentionDocTone,"
    "MentionDocTranslationInfo,Extras"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newsroom_reports.write(tmp_path_factory.mktemp("exports") / "book.db")


@pytest.fixture(scope="module")
def coverage(ledger: Path) -> Coverage:
    with Ledger(str(ledger), read_only=True) as book:
        return reviewing.coverage(book)


def table(name: str, coverage: Coverage, **how: object) -> pandas.DataFrame:
    words = "".join(OFFERS[name].pieces(coverage))
    return pandas.read_csv(io.StringIO(words), dtype=str, keep_default_na=False, **how)


@pytest.mark.parametrize(("name", "header", "count"), [("acled-like", ACLED, 31), ("ucdp-like", UCDP, 49),
                                                       ("gdelt-like", GDELT, 16)])  # fmt: skip
def test_headers_are_exact(coverage: Coverage, name: str, header: str, count: int) -> None:
    found = table(name, coverage)
    assert list(found.columns) == header.split(",") and len(found.columns) == count and len(found) > 0


def test_acled_like_rows_say_what_they_are(coverage: Coverage) -> None:
    found = table("acled-like", coverage)
    assert found.event_id_cnty.str.startswith("RPT").all() and set(found.geo_precision) <= {"", "1", "2", "3"}
    killed = found[found.notes.str.contains("killed in the grain hall")]
    assert "3" in set(killed.fatalities) and not found.inter1.any()
    assert any("contested" in tags for tags in found.tags)


def test_ucdp_like_bounds_are_claimed_and_best_is_empty(coverage: Coverage) -> None:
    found = table("ucdp-like", coverage)
    assert not found.best.any()
    toll = found[found.number_of_sources == "4"].iloc[0]
    assert (toll.low, toll.high, toll.deaths_civilians) == ("3", "3", "3")
    assert toll.source_original == "Ilan Tesk; Orra Lind" or "Orra Lind" in toll.source_original
    assert "Quill Wire" in toll.source_office and toll.where_prec == "2"


def test_priogrid_cells_are_counted_from_the_south_west() -> None:
    assert ucdp.priogrid(-90, -180) == 1 and ucdp.priogrid(90, 180) == 360 * 720
    assert ucdp.priogrid(48.1, 31.2) == 276 * 720 + 422 + 1


def test_control_stands_by_claimant_s_party(coverage: Coverage) -> None:
    found = table("viina-like", coverage)
    varn = found[found.asciiname == "Varn, Quessia"].iloc[0]
    assert (varn.status, varn.status_QUE) == ("CONTESTED", "QUE")
    assert list(found.columns)[:8] == [column.name for column in viina.FIRST]


def test_hashtags_are_read_by_libhxl(coverage: Coverage) -> None:
    reader = pytest.importorskip("hxl", reason="libhxl reads the hashtags; it is not installed")
    words = "".join(hxl.SHEET.lines(coverage)).encode()
    read = reader.data(io.BytesIO(words))
    assert [column.display_tag for column in read.columns][:2] == ["#event+type", "#status"]
    assert any(row.get("#affected+num+min") == "12" for row in read)


def test_hxl_names_every_service_of_a_claim(coverage: Coverage) -> None:
    told = [(row["kind"], row["services"]) for row in hxl.SHEET.rows(coverage)]
    assert ("service", "water") in told
    assert all(bool(services) == (kind == "service") for kind, services in told)


def test_plover_s_lines_are_events(coverage: Coverage) -> None:
    found = [json.loads(line) for line in OFFERS["plover"].pieces(coverage)]
    assert {event["event_type"] for event in found} <= {
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip
    assert all(event["said_by"] and event["text"] for event in found) and len(found) >= 3


def test_annotations_select_their_own_words(coverage: Coverage) -> None:
    page = json.loads("".join(OFFERS["annotations"].pieces(coverage)))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {document.url: document.text for document in coverage.documents.values()}
    for item in page["items"]:
        for target in item["target"]:
            position, quotation = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quotation["exact"]
            assert text[: position["start"]].endswith(quotation["prefix"])


def test_captures_come_back_from_the_archive(ledger: Path) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with Ledger(str(ledger), read_only=True) as book:
        kept = list(book.read(Capture))
        body = b"".join(warc.pieces(kept))
    records = [(r.rec_type, r.rec_headers, r.content_stream().read()) for r in ArchiveIterator(io.BytesIO(body))]
    assert records[0][0] == "warcinfo" and len(records) == len(kept) + 1
    for capture, (_, headers, read) in zip(kept, records[1:], strict=True):
        digest = base64.b32encode(bytes.fromhex(capture.sha256)).decode()
        assert read == capture.body and headers["WARC-Payload-Digest"] == f"sha256:{digest}"
        assert headers["WARC-Target-URI"] == capture.url


@pytest.mark.parametrize(
    "sheet", [offer.sheet for offer in OFFERS.values() if offer.sheet], ids=lambda sheet: sheet.name
)
def test_tables_are_described(coverage: Coverage, sheet: Sheet) -> None:
    told = json.loads(datapackage.package(sheet, coverage, "f" * 64))
    fields = told["resources"][0]["schema"]["fields"]
    found = table(sheet.name, coverage)
    assert [field["name"] for field in fields] == list(found.columns)
    assert all(field["description"] for field in fields)
    book = datapackage.codebook(sheet, coverage)
    assert book.count("\n| `") == len(fields) and "not its data" in book


@pytest.mark.parametrize("sheet", [acled.SHEET, hxl.SHEET, OFFERS["csv"].sheet], ids=lambda sheet: sheet.name)
def test_parquet_holds_typed_columns(coverage: Coverage, sheet: Sheet, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB writes Parquet; it is not installed")
    path = tmp_path / "sheet.parquet"
    path.write_bytes(parquet.written(sheet, coverage))
    rows = duckdb.sql(f"select * from '{path}'")
    assert rows.columns == [column.name for column in sheet.columns(coverage)]
    assert len(rows.fetchall()) == len(list(sheet.rows(coverage))) > 0


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    words = "=HYPERLINK(1) was taken"
    article = {"doc": "f", "url": "https://f.example/", "outlet": "+cmd", "title": "@sum", "text": f"{words} today.",
               "published": "2031-05-04"}  # fmt: skip
    claim = {"kind": "control", "status": "captured", "evidence": words, "stance": "own", "modality": "actual",
             "actor": {"name": "-2+3", "party": "QUE"}, "place": {"name": "=Varn", "lat": 1, "lon": 2}}  # fmt: skip
    path = newsroom_reports.write(tmp_path / "f.db", iter([(article, [claim])]))
    with Ledger(str(path), read_only=True) as book:
        coverage = reviewing.coverage(book)
    for offer in OFFERS.values():
        if offer.sheet:
            cells = table(offer.name, coverage, header=None).iloc[2 if offer.sheet.tagged else 1 :].to_numpy().ravel()
            numbers = [c for c in cells if c.lstrip("-").replace(".", "").isdigit()]
            assert [c for c in cells if c[:1] in "=+-@" and c and c not in numbers] == []


def test_no_row_for_what_nobody_says_has_happened(coverage: Coverage) -> None:
    planned = {c.id for c in coverage.relations.claims if c.modality.value != "actual"}
    assert planned
    for name in ("acled-like", "plover"):
        assert not any(id_ in "".join(OFFERS[name].pieces(coverage)) for id_ in planned)


def test_decisions_name_the_line_that_is_none() -> None:
    from datetime import UTC, datetime

    from reportedly.errors import UsageError

    good = '{"meta": {"claim": "a"}, "answer": "accept"}'
    for words, told in ((good + "\n{}", "line 2"), ("[{}]", "data.claim"), ("[1]", "data.claim")):
        with pytest.raises(UsageError, match=told):
            decisions(words, "ada", datetime.now(UTC))


def test_a_place_said_to_be_held_and_to_be_captured_is_one_coded_event(coverage: Coverage) -> None:
    both = [
        happening
        for happening in happenings.from_coverage(coverage, "control")
        if {"held", "captured"} <= {claim.proposition.state for claim in happening.claims}
    ]
    assert both
    for happening in both:
        held = next(claim for claim in happening.claims if claim.proposition.state == "held")
        assert held.codes.acled is None
        seen = replace(happening, claim=held)
        assert seen.codes.acled and seen.codes.acled.sub_event == "Non-state actor overtakes territory"
        assert seen.codes.plover and seen.codes.plover.event == "COERCE"
