"""Makes a set page smaller: the many small objects of its tags are packed together, nothing that is seen changes."""

import io

import pikepdf


def packed(pdf: bytes) -> bytes:
    """The same pages in about four fifths of the room; equal input gives equal output (PDF 1.7, object streams)."""
    smaller = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            smaller,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return smaller.getvalue()
