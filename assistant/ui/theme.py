"""Gradio's own parts in the colours of style.css: paper and ink, one accent, system fonts only."""

from __future__ import annotations

import gradio as gr

_SANS = ("system-ui", "sans-serif")
_MONO = ("ui-monospace", "monospace")


def theme() -> gr.themes.Base:
    """The theme. Its colours are variables of style.css, which holds them once, for light and dark."""
    made = gr.themes.Base(
        primary_hue="teal", neutral_hue="stone", radius_size="md", text_size="md", font=_SANS, font_mono=_MONO
    )
    colours = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--quiet)",
        "background_fill_primary": "var(--card)",
        "background_fill_secondary": "var(--paper)",
        "block_background_fill": "var(--card)",
        "block_border_color": "var(--line)",
        "block_label_text_color": "var(--quiet)",
        "block_title_text_color": "var(--quiet)",
        "border_color_primary": "var(--line)",
        "border_color_accent": "var(--accent)",
        "input_background_fill": "var(--paper)",
        "input_border_color": "var(--line)",
        "input_border_color_focus": "var(--accent)",
        "input_placeholder_color": "var(--quiet)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_background_fill_hover": "var(--accent-strong)",
        "button_primary_text_color": "var(--on-accent)",
        "button_secondary_background_fill": "var(--card)",
        "button_secondary_background_fill_hover": "var(--tint)",
        "button_secondary_border_color": "var(--line)",
        "button_secondary_text_color": "var(--ink)",
        "color_accent_soft": "var(--tint)",
        "link_text_color": "var(--accent)",
    }
    dark = {f"{name}_dark": value for name, value in colours.items()}
    radii = dict.fromkeys(("block_radius", "container_radius", "input_radius", "button_large_radius"), "0.75rem")
    return made.set(**colours, **dark, **radii, input_border_width="1px", input_border_width_dark="1px")
