"""Texts made to be difficult for a tokenizer, as bytes: all planes, marks in any order, controls, broken UTF-8."""
import random

SPECIAL = ["[MASK]", "[CLS]", "[SEP]", "[PAD]", "[UNK]", "[CLS", "MASK]", "[mask]", "<s>", "</s>", "<mask>", "<pad>",
           "##", "##ing", "▁", "<unk>"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2003", "\u2028", "\u200b", "\u0085", "\ufeff"]
BROKEN = [b"\xff", b"\x80", b"\xc0\xaf", b"\xe4\xb8", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80",
          b"\xe0\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xc3"]
EMOJI = ["👨‍👩‍👧", "👍🏽", "🇨🇳", "❤️", "🏳️‍🌈", "1️⃣", "😀", "\u200d", "\ufe0f"]
LATIN = ["the", "Wi-Fi", "Übergröße", "naïve", "İstanbul", "ǅ", "Ångström", "ﬁ", "Å", "unaffable", "Tokenizer",
         "2023", "3.14", "①", "ⅷ", "ß", "ẞ", "Σίσυφος", "ΐ", "Привет", "COVID-19", "e\u0301\u0323", "q\u0307\u0323"]
WIDE = ["Ａ", "ｂ", "１", "，", "。", "！", "（", "“", "”", "…", "—", "·", "ﾊﾝｶｸ", "ガ", "が", "한글", "각", "\u1100\u1161\u11a8",
        "ไทย", "น้ำ", "हिन्दी", "العربية", "שָׁלוֹם", "\u0f73\u0301", "\u0344", "\u212b", "豈", "㐀", "𠮷", "丽"]
MARKS = [(0x300, 0x370), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x660), (0x0F71, 0x0F85), (0x1AB0, 0x1AC0),
         (0x1DC0, 0x1E00), (0x20D0, 0x20F1), (0x302A, 0x3030), (0x3099, 0x309B), (0xFE20, 0xFE30), (0x1D165, 0x1D173)]
BLOCKS = [(0, 0x20), (0x20, 0x7F), (0x7F, 0x250), (0x250, 0x1000), (0x1000, 0x3000), (0x3000, 0x4E00), (0x4E00, 0xA000),
          (0xA000, 0xD800), (0xE000, 0x10000), (0x10000, 0x20000), (0x20000, 0x30000), (0x30000, 0x110000)]


def pieces(seeded):
    """Ways to make a part of a text."""
    def any_character():
        return chr(seeded.randrange(*seeded.choice(BLOCKS))).encode("utf-8", "surrogatepass")

    def mark():
        return chr(seeded.randrange(*seeded.choice(MARKS))).encode()

    def ideograph():
        return chr(seeded.randrange(0x4E00, 0x9FA6)).encode()

    return [any_character, any_character, mark, mark, ideograph, ideograph, ideograph,
            lambda: seeded.choice(SPECIAL).encode(), lambda: seeded.choice(SPACES).encode(),
            lambda: seeded.choice(LATIN).encode(), lambda: seeded.choice(WIDE).encode(),
            lambda: seeded.choice(EMOJI).encode(), lambda: chr(seeded.randrange(0x21, 0x7F)).encode(),
            lambda: seeded.choice(BROKEN) if seeded.random() < 0.3 else ideograph()]


def hostile_texts(count, seed):
    """`count` texts of up to 30 parts; one in 200 has a word of more than 100 characters."""
    seeded = random.Random(seed)
    ways = pieces(seeded)
    texts = []
    for _ in range(count):
        text = b"".join(seeded.choice(ways)() for _ in range(seeded.randrange(1, 30)))
        if seeded.random() < 0.005:
            text += seeded.choice(["a", "é", "\u0301", "z\u0323", "中"]).encode() * seeded.randrange(98, 104)
        texts.append(text)
    return texts


def every_character():
    """Each character of all planes between letters, beside an ideograph and under a mark."""
    return [f"a{chr(c)}b中{chr(c)}\u0301 {chr(c)}".encode() for c in range(0x110000)
            if not 0xD800 <= c < 0xE000 and (c < 0x32000 or c % 97 == 0)]
