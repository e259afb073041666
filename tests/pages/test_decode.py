import random

import pytest

from onrecord.pages.decode import decode

TEXTS = {
    "cp949": "외교부 장관은 월요일 방문이 연기되었다는 보도를 부인했다. 아무것도 바뀌지 않았다고 그는 말했다.",
    "cp932": "外相は月曜日、訪問が延期されたとの報道を否定した。何も変わっていないと記者団に述べた。",
    "euc_jp": "外相は月曜日、訪問が延期されたとの報道を否定した。何も変わっていないと記者団に述べた。",
    "gb18030": "外交部长周一否认了推迟访问的报道。他对记者说，什么都没有改变，访问将在四月进行。",
    "big5": "外交部長週一否認了推遲訪問的報導。他對記者說，什麼都沒有改變，訪問將在四月進行。",
    "cp1251": "Министр иностранных дел в понедельник опроверг сообщение о переносе визита.",
    "koi8_r": "Министр иностранных дел в понедельник опроверг сообщение о переносе визита.",
    "cp1256": "نفى وزير الخارجية يوم الاثنين تقريرا عن تأجيل الزيارة",
    "cp1252": "Le ministre a démenti lundi “un report” de la visite prévue à l’été – rien n’a changé.",
}


@pytest.mark.parametrize("charset", TEXTS)
@pytest.mark.parametrize("label", ["utf-8", "iso-8859-1", "no-such-charset", None])
def test_letters_go_before_a_wrong_label(charset: str, label: str | None) -> None:
    head = f"<meta charset='{label}'>" if label else ""
    decoded = decode(f"{head}<p>{TEXTS[charset]}</p>".encode(charset))
    assert decoded is not None
    assert TEXTS[charset] in decoded.text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-8"])
def test_marks_and_utf_8(charset: str) -> None:
    decoded = decode(TEXTS["cp949"].encode(charset))
    assert decoded is not None
    assert decoded.text == TEXTS["cp949"]


def test_a_few_broken_bytes_do_not_hide_the_rest() -> None:
    decoded = decode((TEXTS["cp1251"] * 3).encode() + b"\xff\xfe and so on")
    assert decoded is not None
    assert decoded.text.startswith(TEXTS["cp1251"]) and "\ufffd" in decoded.text


@pytest.mark.parametrize("size", [50, 5_000])
def test_binary_data_is_no_text(size: int) -> None:
    assert decode(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(size)) is None
