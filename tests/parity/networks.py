"""Random networks of every architecture in folders of every form that we read: the ones that our programs are
compared on. Everything follows from a seed."""
import json
import random

CHARACTERS = "今天气不错体验巅峰倚屠龙记十大创新概览物流很快包装也好就是有点贵，。!"
ACTIVATIONS = ("gelu", "gelu_new", "relu", "silu", "quick_gelu", "gelu_fast", "mish", "tanh")
FORMS = ("safetensors", "safetensors parts", "bin", "bin parts", "bin old names", "bin one storage")
TYPES = ("float32", "float16", "bfloat16", "float64")
# model_type → class name, how many random configurations
ARCHITECTURES = {"bert": ("Bert", 5), "roberta": ("Roberta", 3), "xlm-roberta": ("XLMRoberta", 3), "albert": ("Albert", 5),
                 "electra": ("Electra", 4), "ernie": ("Ernie", 4), "distilbert": ("DistilBert", 4)}


def write_tokenizer(folder, pad_id):
    """A WordPiece vocabulary whose [PAD] has the id that the network expects."""
    words = ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words.insert(pad_id, "[PAD]")
    words += [*CHARACTERS, "hello", "wor", "##ld", "2", "##d"]
    (folder / "vocab.txt").write_text("".join(w + "\n" for w in words), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
    return len(words)


def random_config(library, architecture, folder, seeded):
    name, _ = ARCHITECTURES[architecture]
    heads = seeded.choice((1, 2, 4))
    sizes = {"hidden_size": heads * seeded.choice((8, 12, 16)), "num_hidden_layers": seeded.randint(1, 3),
             "num_attention_heads": heads, "intermediate_size": seeded.choice((24, 64, 100)),
             "hidden_act": seeded.choice(ACTIVATIONS)}
    more = {"type_vocab_size": seeded.choice((1, 2)), "layer_norm_eps": seeded.choice((1e-12, 1e-5))}
    if architecture == "albert":
        sizes["num_hidden_layers"] = seeded.choice((1, 3, 4))
        more |= {"embedding_size": seeded.choice((16, sizes["hidden_size"])), "inner_group_num": seeded.choice((1, 2)),
                 "num_hidden_groups": seeded.randint(1, sizes["num_hidden_layers"])}
    elif architecture == "electra":
        more["embedding_size"] = seeded.choice((16, sizes["hidden_size"]))
    elif architecture == "ernie":
        more |= {"use_task_id": seeded.choice((True, True, False)), "task_type_vocab_size": seeded.choice((3, 5))}
    elif architecture == "distilbert":
        names = {"hidden_size": "dim", "num_hidden_layers": "n_layers", "num_attention_heads": "n_heads",
                 "intermediate_size": "hidden_dim", "hidden_act": "activation"}
        sizes = {names[key]: value for key, value in sizes.items()}
        more = {"sinusoidal_pos_embds": seeded.choice((False, True))}
    pad_id = 1 if "roberta" in architecture else 0
    classes = seeded.randint(2, 6)
    return getattr(library, name + "Config")(
        vocab_size=write_tokenizer(folder, pad_id), max_position_embeddings=96, pad_token_id=pad_id, initializer_range=0.2,
        id2label={i: f"类{i}" for i in range(classes)}, label2id={f"类{i}": i for i in range(classes)}, **sizes, **more)


def old_name(name, prefix):
    """As files from the first years name it."""
    name = name.removeprefix(prefix + ".")
    return name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")


def one_storage(torch, state):
    """The same values, as views with strides into one large storage."""
    flat = torch.cat([tensor.t().contiguous().flatten() if tensor.dim() == 2 else tensor for tensor in state.values()])
    views, begin = {}, 0
    for name, tensor in state.items():
        part = flat[begin:begin + tensor.numel()]
        views[name] = part.view(tensor.shape[1], tensor.shape[0]).t() if tensor.dim() == 2 else part
        begin += tensor.numel()
    return views


def save_parts(torch, folder, state):
    names = sorted(state)
    parts = {"pytorch_model-00001-of-00002.bin": names[::2], "pytorch_model-00002-of-00002.bin": names[1::2]}
    for file, chosen in parts.items():
        torch.save({name: state[name] for name in chosen}, folder / file)
    weight_map = {name: file for file, chosen in parts.items() for name in chosen}
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps({"metadata": {}, "weight_map": weight_map}))


def save(torch, folder, network, form):
    if form.startswith("safetensors"):
        network.save_pretrained(folder, max_shard_size="20KB" if form.endswith("parts") else "1GB")
        return
    network.config.save_pretrained(folder)
    state = network.state_dict()
    if form == "bin parts":
        save_parts(torch, folder, state)
        return
    if form == "bin old names":
        state = {old_name(name, network.base_model_prefix): tensor for name, tensor in state.items()}
        state["embeddings.position_ids"] = torch.arange(96).expand((1, -1))
    elif form == "bin one storage":
        state = one_storage(torch, state)
    torch.save(state, folder / "pytorch_model.bin")


def random_weights(torch, network):
    """Far from zero everywhere, so that no part can be forgotten unnoticed."""
    for parameter in network.parameters():
        if parameter.dim() == 1:
            torch.nn.init.normal_(parameter, 0.3, 0.5)
        else:
            torch.nn.init.normal_(parameter, 0, 0.2)


def make(library, torch, folder, architecture, number, head="ForSequenceClassification", **settings):
    """Writes network `number` of an architecture, a classifier or with another head; a network in fp32 with the weights as they were written, and the
    description of what it is."""
    seeded = random.Random(f"{architecture} {number}")
    torch.manual_seed(seeded.randrange(2**32))
    config = random_config(library, architecture, folder, seeded)
    config.update(settings)
    form = FORMS[(number + list(ARCHITECTURES).index(architecture)) % len(FORMS)]
    kind = seeded.choice(TYPES)
    name = ARCHITECTURES[architecture][0] + head
    network = getattr(library, name)(config).eval()
    random_weights(torch, network)
    network.to(getattr(torch, kind))
    save(torch, folder, network, form)
    network = network.to(torch.float32)
    network.set_attn_implementation("eager")
    return network, f"{architecture} {number}: {form}, {kind}, {getattr(config, 'hidden_act', getattr(config, 'activation', ''))}"


def all_numbers():
    return [(architecture, number) for architecture, (_, count) in ARCHITECTURES.items() for number in range(count)]
