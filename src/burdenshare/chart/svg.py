"""A tiny writer of escaped elements: what it returns is well-formed XML and safe HTML.

Reports are hostile text. Whatever goes in as ``str`` comes out as characters, never as markup;
only `Markup`, which nothing but this writer makes, passes as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ODD = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{_BIDI}]")
_TURNS = re.compile(f"[{_BIDI}]")
_SPACES = {"\x0b": " ", "\x0c": " ", "\x85": " "}
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
_LEAVES = {"br", "hr", "meta", "path", "rect", "line", "circle", "polyline", "polygon"}
_SAFE = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)


class Markup(str):
    """Text that is markup already: made by `element`, `escape` and `join` only."""

    __slots__ = ()


Content: TypeAlias = str | Markup | None
Value: TypeAlias = str | float | None


def visible(text: str) -> str:
    r"""Text as it may be shown: no character that XML forbids, none that turns the reading order.

    A right-to-left override hides what a sentence says; it is written out as its code point.

    Example:
        >>> visible("pay \u202e$01")
        'pay [U+202E]$01'
    """
    return _ODD.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    character = found.group()
    if _TURNS.match(character):
        return f"[U+{ord(character):04X}]"
    return _SPACES.get(character, "\ufffd")


def escape(text: Content) -> Markup:
    """Characters as markup; markup stays what it is, None is nothing."""
    if isinstance(text, Markup):
        return text
    return Markup(visible(text or "").translate(_TEXT))


def element(tag: str, /, *content: Content, **attributes: Value) -> Markup:
    """One element; an attribute of None is left out, ``class_`` is class, ``_`` becomes ``-``.

    Example:
        >>> element("a", "a < b", href="#c-1", aria_label='"x"')
        '<a href="#c-1" aria-label="&quot;x&quot;">a &lt; b</a>'
    """
    head = tag + "".join(
        f' {_NAMES.get(name) or name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _LEAVES:
        return Markup(f"<{head}/>")
    return Markup(f"<{head}>{''.join(escape(part) for part in content)}</{tag}>")


_NAMES = {"viewbox": "viewBox"}


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return visible(value).translate(_VALUE)
    return f"{value:.2f}".rstrip("0").rstrip(".")


def join(parts: Iterable[Content], between: Content = "") -> Markup:
    """Parts as one piece of markup, each escaped unless it is markup."""
    return Markup(escape(between).join(escape(part) for part in parts))


def address(text: str) -> str | None:
    """An address that may become a link: absolute http or https; None for anything else.

    Example:
        >>> address("javascript:alert(1)") is None
        True
    """
    return text if _SAFE.fullmatch(text) and visible(text) == text else None


def link(content: Content, *, href: str | None, **attributes: Value) -> Markup:
    """Content as a link: within the page (``#id``) or to an http(s) address; else without one."""
    if href is None:
        return escape(content)
    if href.startswith("#"):
        return element("a", content, href=href, **attributes)
    if address(href) is None:
        return escape(content)
    return element("a", content, href=href, rel="noopener noreferrer", **attributes)
