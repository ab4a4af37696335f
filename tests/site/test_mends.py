"""Faults of the theme, mended."""

from factsheet.site.mends import mend


def test_the_search_dialog_gets_a_name() -> None:
    assert mend('<div class="md-search" data-md-component="search" role="dialog">') == (
        '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">'
    )


def test_a_switch_is_not_completed_but_a_field_for_text_still_is() -> None:
    field = '<input type="text" class="md-search__input" autocomplete="off">'
    assert mend(field) == field
    assert mend('<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">') == (
        '<input class="md-toggle" type="checkbox" id="__drawer">'
    )


def test_a_label_without_its_switch_loses_its_target_alone() -> None:
    label = '<label class="md-nav__title" for="__toc">'
    assert mend(label) == '<label class="md-nav__title">'
    with_switch = f'<input class="md-toggle" id="__toc">{label}'
    assert mend(with_switch) == with_switch


def test_the_search_is_asked_for_by_our_worker() -> None:
    config = '{"search": "../../assets/javascripts/workers/search.a7633da7.min.js", "x": 1}'
    assert mend(config) == '{"search": "../../assets/javascripts/workers/factsheet.js#search.a7633da7.min.js", "x": 1}'
