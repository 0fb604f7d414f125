"""Tags of the officers' pages: icons from the sprite, state chips, names of roles."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from central.backoffice import show, words

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """One glyph of the sprite; words beside it say the same, so it is hidden from readers."""
    kind = f"icon {size}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', kind, static("backoffice/icons.svg"), name
    )


@register.simple_tag
def chip(state: words.Chip) -> SafeString:
    """A state as icon, words and colour, in this order."""
    kind = f"chip {state.tone}".strip()
    return format_html('<span class="{}">{} {}</span>', kind, icon(state.icon), state.words)


@register.filter
def role_name(code: str) -> str:
    """What a role is called at the registry."""
    return words.ROLE.get(code, code)


@register.filter
def sentence(said: str) -> str:
    """Words as they stand inside a sentence."""
    return show.inside(said)
