import pytest

from portfolio.text.opening import MOST, opening, plain, shortened


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One sentence.", "One sentence."),
        ("Short. Two.\n\nAnother paragraph.", "Short. Two."),
        ("See [my visit](../a.md) and **wait** *now*.", "See my visit and wait now."),
        ("![three houses](h.png)\n\nThe drawing.", "The drawing."),
        ("- first of a list\n- second", "first of a list second"),
        ("> She said so.", "She said so."),
        ("| a | b |\n|---|---|\n\nAfter the table.", "After the table."),
        ("```\ncode\n```\n\nAfter code.", "After code."),
        ("He had, e.g. a dog. It barked.", "He had, e.g. a dog. It barked."),
        ("I asked Dr. Who. He came.", "I asked Dr. Who. He came."),
        ("A note[^1].\n\n[^1]: hidden", "A note."),
        ('"The one with the folder. She is all right. ' + "And more words here " * 20 + '"', None),
        ("snake_case stays_as it is", "snake_case stays_as it is"),
        ("", ""),
        ("## Only a heading", ""),
        ("<!-- gone --><b>Bold</b> stays.", "Bold stays."),
    ],
)
def test_the_opening_of_a_text_is_plain_and_short(markdown, words):
    found = opening(markdown)
    assert len(found) <= MOST + 2
    if words is None:
        assert found == "The one with the folder. She is all right."
    else:
        assert found == words


def test_a_long_first_sentence_stands_alone():
    first = "I had been told that " + "it would be hard, " * 8 + "and it was."
    assert opening(f"{first} Then it was over.") == first


def test_an_endless_sentence_is_cut_after_a_word():
    found = shortened("word " * 200)
    assert found.endswith("word …")
    assert len(found) <= MOST + 2


def test_only_the_first_paragraph_counts():
    assert plain("One.\n\nTwo.") == "One."
