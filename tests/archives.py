"""ZIP files for tests, alike to the byte whenever they are made."""

from __future__ import annotations

import io
import zipfile


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of some members, each a name and its bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in members:
            archive.writestr(zipfile.ZipInfo(name, (2031, 5, 3, 10, 0, 0)), body, method)
    return file.getvalue()
