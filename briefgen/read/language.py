"""A text in; the language it is written in out ("en", "de", …), or an empty string when it is too short.

Counts script and function words, which no running text does without. Measured in ``benchmarks/reading.py``.
"""

# ruff: noqa: E501 - a table reads better with one row a line
from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it was on with as be by this are from at have has not which his but they "
    "he an or were been their had will would its we who there all said after can more when one about up than if",
    "de": "der die das und in zu den von mit ist auf für im dem nicht ein eine des sich auch als an es werden aus "
    "er hat dass sie nach bei einer um am wird sind wie oder war haben nur über einen so noch",
    "fr": "le la les de des et en un une du que dans qui est pour par sur au pas plus ne se ce avec il son sont ont "
    "aux cette mais ou sa été comme ses être leur nous vous",
    "es": "el la los las de que y en un una por con para del se su es al lo como más no sus este o pero ha esta "
    "fue entre sobre también hasta desde cuando muy ya",
    "pt": "o a os as de que e do da em um uma para com não no na por mais dos das se ao como foi sua seu mas é são "
    "pelo pela também até ou já quando você",
    "it": "il lo la i gli le di che e un una in per con del della non si è da sono al dei nel alla anche come più "
    "ha ma dal delle questo o su",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij naar uit door maar heeft "
    "worden wordt dan nog over",
    "sv": "och att det som en på är av för med till den har inte om ett men de från var så kan när vi eller också",
    "da": "og at det som en på er af for med til den har ikke om et men de fra var så kan når vi eller også blev",
    "no": "og at det som en på er av for med til den har ikke om et men de fra var så kan når vi eller også ble",
    "fi": "ja on ei että se oli joka mutta hän kun niin kuin myös ovat sen tai jos mukaan",
    "pl": "i w na z się nie do to że jest o jak po za od przez dla ale są ma być oraz tego który był już także",
    "cs": "a se na v je že o s do to z i pro ale jako za by po jsou které byl který podle také není",
    "tr": "ve bir bu için ile da de olarak olan daha çok en gibi kadar sonra var ise ancak ya değil oldu",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan adalah ke oleh juga atau sebagai telah karena "
    "mereka kita bisa ada saya jangan",
    "vi": "và của là có trong được các cho một với không người này đã những để từ khi đến",
    "ro": "și de la în a cu pe că nu din care pentru este un o mai au fi ca să prin dar sunt",
    "hu": "a az és hogy nem is egy ez volt meg de csak már mint vagy ha szerint lehet",
}
_WORDS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_ENOUGH = 12  # words; below that a headline or a table decides, and English is assumed
# Running text of a known language is 20 to 45 % function words; names and tables go down to 8 %.
_RUNNING = 0.08
# Below this a neighbour of a known language would be named for it: Swahili shares 9 % with Spanish.
_SURE = 0.15
_NAMES = {
    "ja": "Japanese", "ko": "Korean", "zh": "Chinese", "uk": "Ukrainian", "ru": "Russian", "ar": "Arabic",
    "he": "Hebrew", "el": "Greek", "th": "Thai", "hi": "Hindi", "en": "English", "de": "German", "fr": "French",
    "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch", "sv": "Swedish", "da": "Danish",
    "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "tr": "Turkish", "id": "Indonesian",
    "vi": "Vietnamese", "ro": "Romanian", "hu": "Hungarian",
}  # fmt: skip


def detect(text: str) -> str:
    """Return the code of the text's language, "und" for one that is none of those known, "" if too short."""
    sample = text if len(text) <= 20_000 else text[:10_000] + text[len(text) // 2 :][:10_000]
    if script := _by_script(sample):
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _ENOUGH:
        return ""
    return _by_words(Counter(words), len(words))


def name(code: str) -> str:
    """Return the English name of a language code, or the code itself."""
    return _NAMES.get(code, "another language than English" if code == "und" else repr(code))


def _by_script(text: str) -> str:
    letters = len(_LETTER.findall(text))
    if letters < _ENOUGH:
        return ""
    counts = {code: len(script.findall(text)) for code, script in _SCRIPTS}
    # Japanese mixes kana with Chinese characters, Ukrainian has a few letters of its own.
    if counts["ja"] > 0.05 * letters:
        return "ja"
    if counts["ru"] > 0.4 * letters:
        return "uk" if counts["uk"] > 0.02 * letters else "ru"
    code = max(counts, key=lambda key: counts[key])
    return code if counts[code] > 0.4 * letters else ""


def _by_words(words: Counter[str], total: int) -> str:
    scores = {code: sum(words[word] for word in known) / total for code, known in _WORDS.items()}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if scores["en"] >= 0.8 * scores[best] and _is_english(words, scores["en"]):
        return "en"
    return best if scores[best] >= _SURE else "und"


def _is_english(words: Counter[str], share: float) -> bool:
    """Whether there is enough English in it: lists of results have few function words, but many kinds."""
    kinds = sum(word in words for word in _WORDS["en"])
    return share >= _RUNNING or (share >= 0.03 and kinds >= 8)
