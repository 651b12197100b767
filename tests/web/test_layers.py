"""A layer of the user's: read from this machine, in pieces where it is an archive of tiles."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiles
from conftest import opened

from reportedly.errors import UsageError
from reportedly.web import settings

FRONT = '{"type": "FeatureCollection", "source": "Quill Atlas", "features": []}'


def test_an_archive_of_tiles_is_given_in_pieces_as_it_is(book: Path, tmp_path: Path) -> None:
    layer = tmp_path / "front.pmtiles"
    layer.write_bytes(tiles.archive(tiles.square("front", 2300, 1300, 300), "front", "Quill Atlas") + bytes(4000))
    with opened(book, layer=layer, layer_source="Quill Atlas, 2031") as room:
        part = room.get("/layer.pmtiles", headers={"range": "bytes=0-126", "accept-encoding": "gzip"})
        assert part.status_code == 206 and part.content == layer.read_bytes()[:127]
        assert part.headers["content-range"] == f"bytes 0-126/{layer.stat().st_size}"
        whole = room.get("/layer.pmtiles", headers={"range": "bytes=0-3999", "accept-encoding": "gzip"})
        assert whole.content == layer.read_bytes()[:4000], "pieces are not packed"
        page = room.get("/places").text
        assert 'data-layer="/layer.pmtiles"' in page and "Layer: front.pmtiles, Quill Atlas, 2031" in page
        assert room.get("/layer.geojson").status_code == 404


def test_geojson_is_given_whole(book: Path, tmp_path: Path) -> None:
    layer = tmp_path / "front.geojson"
    layer.write_text(FRONT)
    with opened(book, layer=layer) as room:
        assert room.get("/layer.geojson").json()["source"] == "Quill Atlas"
    with opened(book) as room:
        assert room.get("/layer.geojson").status_code == 404 and "data-layer" not in room.get("/places").text


def test_what_is_no_layer_is_refused_at_the_start(tmp_path: Path) -> None:
    picture = tmp_path / "front.png"
    picture.write_bytes(b"")
    assert settings.layer(None) is None
    for wrong in (picture, tmp_path / "none.geojson"):
        with pytest.raises(UsageError, match="layer"):
            settings.layer(wrong)
