"""Our token ids equal those of the public libraries, on real corpora and on texts made to be difficult.

WordPiece is compared with transformers' BertTokenizer in four settings, the starter's unigram model with the
sentencepiece library.
"""
import json
import random
import shutil
import sys
import tempfile
import pathlib

import peer

HARD_TEXTS = 20000
WORDPIECE_SETTINGS = ({}, {"do_lower_case": False}, {"strip_accents": False}, {"tokenize_chinese_chars": False})


def hard_texts():
    """Every character between letters and ideographs, and random mixtures with marks and special tokens."""
    seeded = random.Random(1)
    characters = [c for c in range(1, 0x30000) if c not in (10, 13) and not 0xD800 <= c < 0xE000]
    texts = [f"a{chr(c)}b中{chr(c)}" for c in characters]

    def part():
        return seeded.choice([chr(seeded.choice(characters)), chr(seeded.randrange(0x300, 0x370)),
                              chr(seeded.randrange(32, 127)), "中", " ", "é", "[MASK]", "[CLS", "##", "</s>"])

    return texts + ["".join(part() for _ in range(seeded.randrange(1, 20))) for _ in range(HARD_TEXTS)]


def differences(cli, folder, texts, expected):
    ours = [row["ids"] for row in peer.json_lines(cli, ["tokenize", folder, "-", "--json"], texts)]
    wrong = [i for i in range(len(texts)) if ours[i] != expected[i]]
    for i in wrong[:5]:
        print(f"    {texts[i]!a}: ours {ours[i][:20]}, theirs {expected[i][:20]}")
    return len(wrong)


def check(name, cli, folder, texts, expected):
    wrong = differences(cli, folder, texts, expected)
    print(f"{'ok ' if wrong == 0 else 'BAD'} {name}: {wrong} of {len(texts)} texts differ")
    return wrong == 0


def check_wordpiece(cli, library, data, corpus, hard):
    good = True
    for settings in WORDPIECE_SETTINGS:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(data / "bert-base-chinese" / "vocab.txt", folder)
            config = {"tokenizer_class": "BertTokenizer", **settings}
            (pathlib.Path(folder) / "tokenizer_config.json").write_text(json.dumps(config))
            tokenizer = library.AutoTokenizer.from_pretrained(folder)
            if len(tokenizer) < 21128:
                sys.exit("the peer did not read its vocabulary")
            texts = hard if settings else corpus + hard
            good &= check(f"WordPiece {settings}", cli, folder, texts, tokenizer(texts)["input_ids"])
    return good


def check_starter(cli, starter, texts):
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(str(starter / "sentencepiece.bpe.model"))
    expected = [[0] + [3 if piece == 0 else piece + 1 for piece in pieces] + [2] for pieces in model.encode(texts)]
    return check("starter", cli, starter, texts, expected)


def main():
    cli, data, library = peer.environment("WENBIAO_CLI"), peer.environment("WENBIAO_DATA"), peer.transformers()
    starter = peer.environment("WENBIAO_STARTER")
    corpus, hard = list(peer.corpus_lines(data)), hard_texts()
    good = check_wordpiece(cli, library, data, corpus, hard)
    good &= check_starter(cli, starter, corpus + hard)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
