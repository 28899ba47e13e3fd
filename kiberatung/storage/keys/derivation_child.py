"""The process that derives wrapping keys: reads questions on standard input, answers on standard output, ends with it.

It is started without site packages and knows nothing of the program, so that it is there at once. One line of JSON says
where modules lie; each further line is a question (`passphrase` and `salt` in base 16, `memory_kib`, `passes`,
`lanes`), answered by a line with the key in base 16. Whatever goes wrong ends it without an answer.
"""

import sys

ARGUMENT = "--derive-key"
"""Of a frozen program, which is its own interpreter."""
KEY_BYTES = 32


def main() -> None:
    import json  # noqa: PLC0415 - the window imports this module for its names alone

    _keep_to_itself()
    sys.path[:] = json.loads(sys.stdin.buffer.readline()) or sys.path
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - the line before says from where

    for line in sys.stdin.buffer:
        asked = json.loads(line)
        argon = Argon2id(
            salt=bytes.fromhex(asked["salt"]),
            length=KEY_BYTES,
            iterations=asked["passes"],
            lanes=asked["lanes"],
            memory_cost=asked["memory_kib"],
        )
        sys.stdout.buffer.write(argon.derive(bytes.fromhex(asked["passphrase"])).hex().encode() + b"\n")
        sys.stdout.buffer.flush()


def _keep_to_itself() -> None:
    """The passphrase will be in this memory: no image of it is written, and nobody attaches (R33)."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - wanted on Linux alone

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE; the limit of images is that of the window


if __name__ == "__main__":
    main()
