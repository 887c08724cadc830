"""Currencies and units of measure: the pattern that finds each, and the one name it goes by."""

from __future__ import annotations

import re

_SYMBOLS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "NT$": "TWD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR",
    "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₸": "KZT", "₦": "NGN", "₪": "ILS", "₫": "VND",
    "₱": "PHP", "Rs.": "INR", "Rs": "INR",
}  # fmt: skip
_CODES = (
    "USD|EUR|GBP|JPY|CNY|RMB|INR|AUD|CAD|CHF|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RUB|UAH|TRY|KZT|KGS|UZS|KRW|HKD|SGD|TWD"
    "|THB|IDR|MYR|PHP|VND|PKR|BDT|LKR|ZAR|NGN|KES|GHS|EGP|SAR|AED|QAR|ILS|BRL|MXN|ARS|CLP|COP|AU|US"
)
_WORDS = {
    r"(?:U\.?S\.?|American)[\s-]dollars?": "USD", r"Australian dollars?": "AUD",
    r"Canadian dollars?": "CAD", r"Hong Kong dollars?": "HKD", r"Singapore dollars?": "SGD",
    r"New Zealand dollars?": "NZD", r"(?:New )?Taiwan dollars?": "TWD", r"dollars?": "USD",
    r"euros?": "EUR", r"pounds?(?: sterling)?": "GBP", r"(?:Japanese )?yen": "JPY",
    r"(?:Chinese )?yuan": "CNY", r"renminbi": "CNY", r"Pakistani rupees?": "PKR",
    r"Sri Lankan rupees?": "LKR", r"(?:Indian )?rupees?": "INR", r"(?:Russian )?rou?bles?": "RUB",
    r"(?:South Korean )?won": "KRW", r"Swiss francs?": "CHF", r"hryvnias?": "UAH",
    r"(?:Turkish )?liras?": "TRY", r"tenge": "KZT", r"(?:Kyrgyz )?soms?": "KGS",
    r"(?:Mexican )?pesos?": "MXN", r"rand": "ZAR", r"naira": "NGN", r"shekels?": "ILS",
    r"dirhams?": "AED", r"riyals?": "SAR", r"(?:Swedish )?kronor": "SEK", r"Norwegian kroner": "NOK",
    r"Danish kroner": "DKK", r"zlotys?": "PLN", r"baht": "THB", r"ringgit": "MYR", r"rupiah": "IDR",
    r"reais": "BRL", r"(?:US )?cents": "USD cent", r"pence": "GBP pence",
}  # fmt: skip
_UNITS = {
    r"km/h|kph|kilomet(?:re|er)s (?:an|per) hour": "km/h", r"mph|miles (?:an|per) hour": "mph",
    r"sq(?:uare|\.)? ?(?:km|kilomet(?:re|er)s?)|km²|km2": "km²", r"sq(?:uare|\.)? ?miles?": "sq mi",
    r"sq(?:uare|\.)? ?(?:m|met(?:re|er)s?)\b|m²": "m²", r"sq(?:uare|\.)? ?(?:ft|feet)": "sq ft",
    r"cubic kilomet(?:re|er)s?": "km³", r"billion cubic met(?:re|er)s?|bcm": "bcm",
    r"cubic met(?:re|er)s?|m³": "m³", r"cubic feet": "cu ft", r"km|kilomet(?:re|er)s?": "km",
    r"cm|centimet(?:re|er)s?": "cm", r"mm|millimet(?:re|er)s?": "mm", r"met(?:re|er)s?": "m",
    r"m(?= (?:high|tall|deep|wide|long|above|below)\b)": "m", r"miles?": "mile", r"feet|ft|foot": "ft",
    r"inch(?:es)?": "in", r"nautical miles?": "nmi", r"hectares?|ha": "ha", r"acres?": "acre",
    r"barrels (?:of (?:crude|oil|crude oil) )?(?:a|per) day|bpd|b/d": "bpd", r"barrels?": "barrel",
    r"(?:metric )?tonn?e?s? of CO2|tCO2e?": "t CO2", r"(?:metric )?(?:tonnes?|tons?)": "t",
    r"Mt|megatonn?e?s?": "Mt", r"kg|kilograms?|kilos?": "kg", r"grams?": "g", r"lbs?": "lb",
    r"ounces?|oz": "oz", r"lit(?:re|er)s?": "l", r"gallons?": "gal", r"GWh|gigawatt[- ]hours?": "GWh",
    r"MWh|megawatt[- ]hours?": "MWh", r"kWh|kilowatt[- ]hours?": "kWh", r"TWh|terawatt[- ]hours?": "TWh",
    r"GW|gigawatts?": "GW", r"MW|megawatts?": "MW", r"kW|kilowatts?": "kW", r"TW|terawatts?": "TW",
    r"(?:°|degrees?) ?(?:Celsius|C\b|centigrade)": "°C", r"(?:°|degrees?) ?(?:Fahrenheit|F\b)": "°F",
    r"°|degrees?": "degree", r"basis points?|bps": "bp", r"ppm|parts per million": "ppm",
    r"GB|gigabytes?": "GB", r"TB|terabytes?": "TB", r"MB|megabytes?": "MB", r"knots?": "kn",
    r"hp|horsepower": "hp", r"seconds?": "second", r"minutes?": "minute", r"hours?": "hour",
    r"days?": "day", r"weeks?": "week", r"months?": "month", r"years?": "year", r"decades?": "decade",
    r"centuries": "century", r"(?:percentage|per ?cent) points?|pp": "percentage point",
}  # fmt: skip


def _either(patterns: dict[str, str]) -> str:
    # Longer words first, so that "US dollars" is not read as "US" and a stray "dollars".
    return "|".join(sorted(patterns, key=len, reverse=True))


SYMBOL = (
    "(?:"
    + "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))
    + rf"|\b(?:{_CODES})\b\$?)"
)
CURRENCY = rf"(?:(?:{_either(_WORDS)}|{_CODES})\b|€|£)"
UNIT = "(?:" + "|".join(rf"(?:{pattern})(?!\w)" for pattern in _UNITS) + ")"
_COMPILED = [
    *((re.compile(pattern, re.IGNORECASE), name) for pattern, name in _WORDS.items()),
    *((re.compile(pattern), name) for pattern, name in _UNITS.items()),
]


def unit_name(words: str) -> str:
    """Return the code or short name of a currency or unit: "US$" is "USD", "kilometers" is "km"."""
    plain = re.sub(r"[\s\u00a0]+", " ", words.strip())
    if plain in _SYMBOLS:
        return _SYMBOLS[plain]
    if plain.rstrip("$") in {"US", "AU"}:
        return plain[:2] + "D"
    for pattern, name in _COMPILED:
        if pattern.fullmatch(plain):
            return name
    return "CNY" if plain == "RMB" else plain
