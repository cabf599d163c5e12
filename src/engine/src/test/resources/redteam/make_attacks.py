#!/usr/bin/env python3
"""Writes attacks.zip: one folder a case, each of which must keep the gate closed (RedTeamTest).

    python3 make_attacks.py            # CPython 3.11, standard library only

What each case does is told by its name and the line that makes it. Nothing in them does harm: payloads call
posix.system("true") or name things that are never imported.
"""
import base64, bz2, gzip, io, json, lzma, pathlib, struct, tarfile, zipfile, zlib

CASES = {}
EVIL = b"cposix\nsystem\n(S'true'\ntR."


def case(name, files):
    for path, content in files.items():
        CASES[name + "/" + path] = content if isinstance(content, bytes) else content.encode()


# ---------------------------------------------------------------- ZIP
def zipped(*members, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **how) as z:
        for name, content in members:
            z.writestr(zipfile.ZipInfo(name), content, **({"compress_type": how["compression"]} if how else {}))
    return out.getvalue()


def local(name, data, method=0, flags=0, crc=None, packed=None, size=None, extra=b""):
    crc = zlib.crc32(data) if crc is None else crc
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, method, 0, 33, crc, len(data) if packed is None else packed,
                       len(data) if size is None else size, len(name), len(extra)) + name + extra + data


def entry(name, at, data, method=0, flags=0, crc=None, packed=None, size=None, extra=b"", comment=b""):
    crc = zlib.crc32(data) if crc is None else crc
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 3 << 8 | 45, 20, flags, method, 0, 33, crc,
                       len(data) if packed is None else packed, len(data) if size is None else size, len(name),
                       len(extra), len(comment), 0, 0, 0, at) + name + extra + comment


def closed(members, entries, comment=b""):
    directory = b"".join(entries)
    return members + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory),
                                             len(members), len(comment)) + comment


def block(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def single(packed, method):
    return closed(local(b"a.pkl", packed, method, crc=zlib.crc32(EVIL), size=len(EVIL)),
                  [entry(b"a.pkl", 0, packed, method, crc=zlib.crc32(EVIL), size=len(EVIL))])


INNER = zipped(("a.pkl", EVIL))
case("zip-bzip2-member", {"m.zip": zipped(("a.pkl", EVIL), compression=zipfile.ZIP_BZIP2)})
case("zip-lzma-member", {"m.zip": zipped(("a.pkl", EVIL), compression=zipfile.ZIP_LZMA)})
case("zip-xz-member", {"m.zip": single(lzma.compress(EVIL), 95)})
case("zip-zstd-member", {"m.zip": single(base64.b64decode("KLUv/SAa0QAAY3Bvc2l4CnN5c3RlbQooUyd0cnVlJwp0Ui4="), 93)})
case("zip-deflate64-member", {"m.zip": single(zlib.compress(EVIL, 9)[2:-4], 9)})
case("zip-ppmd-member", {"m.zip": single(EVIL[::-1], 98)})
a = local(b"w.bin", b"x" * 10 + EVIL)
case("zip-two-entries-one-member", {"m.pt": closed(a, [entry(b"w.bin", 0, b"x" * 10 + EVIL), entry(b"e.pkl", 0, b"", packed=3, size=3)])})
a = local(b"w.bin", b"xx", extra=block(0x4242, local(b"a.pkl", EVIL)))
case("zip-member-in-extra-field", {"m.zip": closed(a, [entry(b"w.bin", 0, b"xx"), entry(b"a.pkl", 39, EVIL)])})
a = local(b"w.bin", b"xx")
case("zip-in-comment", {"m.zip": closed(a, [entry(b"w.bin", 0, b"xx")], INNER)})
path = block(0x7075, b"\1" + struct.pack("<I", zlib.crc32(b"w.txt")) + b"../../e.py")
case("zip-unicode-path", {"m.zip": closed(local(b"w.txt", b"xx", extra=path), [entry(b"w.txt", 0, b"xx", extra=path)])})
case("zip-cp437-and-utf8", {"m.zip": closed(local("é.pkl".encode("cp437"), b"N."), [entry("é.pkl".encode(), 0, b"N.", flags=0x800)])})
wide, lie = struct.pack("<QQ", len(EVIL), len(EVIL)), struct.pack("<QQ", 2, 2)
a = local(b"a.pkl", EVIL, packed=0xFFFFFFFF, size=0xFFFFFFFF, extra=block(1, wide))
case("zip64-in-header-only", {"m.zip": closed(a, [entry(b"a.pkl", 0, EVIL, packed=2, size=2)])})
a = local(b"a.pkl", EVIL, packed=0xFFFFFFFF, size=0xFFFFFFFF, extra=block(1, lie) + block(1, wide))
case("zip64-twice", {"m.zip": closed(a, [entry(b"a.pkl", 0, EVIL)])})
a = local(b"a.pkl", EVIL)
case("zip64-offset-lie", {"m.zip": closed(local(b"b", b"ok") + a, [entry(b"b", 0, b"ok"), entry(b"a.pkl", 0xFFFFFFFF, EVIL, extra=block(1, struct.pack("<Q", 1 << 40)))])})
d = b"A" * 8 + struct.pack("<IIII", 0x08074B50, zlib.crc32(b"A" * 8), 8, 8) + EVIL
a = local(b"w.bin", d + struct.pack("<IIII", 0x08074B50, zlib.crc32(d), len(d), len(d)), flags=8, crc=0, packed=0, size=0)
case("zip-false-descriptor", {"m.zip": closed(a, [entry(b"w.bin", 0, d, flags=8)])})
case("zip-behind-elf", {"m.pt": b"\x7fELF\2\1\1" + b"\0" * 200 + INNER})
deep = INNER
for i in range(12):
    deep = zipped(("n.zip", deep))
    if i in (5, 11):
        case(f"zip-nested-{i + 1}", {"m.zip": deep})
case("zip-absolute-name", {"m.zip": zipped(("/etc/cron.d/x", "x"))})
case("zip-duplicate-name", {"m.zip": closed(local(b"d", b"ok") + local(b"d", EVIL), [entry(b"d", 0, b"ok"), entry(b"d", 33, EVIL)])})
case("zip-directory-with-data", {"m.zip": closed(local(b"a/", EVIL), [entry(b"a/", 0, EVIL)])})
case("zip-second-disk", {"m.zip": INNER[:-18] + b"\1\0\1\0" + INNER[-14:]})

# ---------------------------------------------------------------- tar
def tarred(*members, form=tarfile.PAX_FORMAT, **how):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form, **how) as t:
        for name, data, fields in members:
            info = tarfile.TarInfo(name)
            for key, value in fields.items():
                setattr(info, key, value)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


plain, evil = tarred(("a", b"x", {})), tarred(("b.pkl", EVIL, {}))
case("tar-pax-path", {"m.tar": tarred(("ok.txt", b"x", {"pax_headers": {"path": "../../evil"}}))})
case("tar-pax-linkpath", {"m.tar": tarred(("l", b"", {"type": b"2", "linkname": "ok", "pax_headers": {"linkpath": "/etc/passwd"}}))})
case("tar-pax-size", {"m.tar": tarred(("w.txt", b"y" * 512 + EVIL, {"pax_headers": {"size": "10"}}))})
case("tar-pax-global-path", {"m.tar": tarred(("ok", b"x", {}), pax_headers={"path": "/abs/evil"})})
case("tar-hardlink-out", {"m.tar": tarred(("l", b"", {"type": b"1", "linkname": "../../x"}))})
case("tar-through-link", {"m.tar": tarred(("d", b"", {"type": b"2", "linkname": ".."}), ("d/evil.py", b"x", {}))})
case("tar-device", {"m.tar": tarred(("d", b"", {"type": b"3"}))})
case("tar-gnu-long-name", {"m.tar": tarred(("a/" * 80 + "../" * 90 + "evil", b"x", {}), form=tarfile.GNU_FORMAT)})
case("tar-joined", {"m.tar": plain + evil})
case("tar-behind-end", {"m.tar": plain + EVIL})
case("tar-gz-joined", {"m.tar.gz": gzip.compress(plain, mtime=0) + gzip.compress(evil, mtime=0)})
case("tar-unknown-type", {"m.tar": (lambda b: b[:148] + b"%06o\0 " % (sum(b[:512]) - sum(b"0" + b[148:156]) + sum(b"Z" + b" " * 8)) + b"Z" + b[157:])(evil)})

# ---------------------------------------------------------------- compression
def gz(data):
    return gzip.compress(data, mtime=0)


case("gzip-two-members", {"m.bin": gz(EVIL[:9]) + gz(EVIL[9:])})
case("gzip-extra-field", {"m.gz": b"\x1f\x8b\x08\x04" + b"\0" * 6 + struct.pack("<H", len(EVIL)) + EVIL + gz(b"x")[10:]})
case("gzip-trailing", {"m.gz": gz(b"hello") + EVIL})
case("gzip-padded", {"m.gz": gz(b"hello") + b"\0" * 100 + gz(EVIL)})
case("xz-two-streams", {"m.xz": lzma.compress(EVIL[:9]) + b"\0" * 4 + lzma.compress(EVIL[9:])})
case("xz-wrong-padding", {"m.xz": lzma.compress(b"hello") + b"\0" * 3 + lzma.compress(EVIL)})
skippable = struct.pack("<II", 0x184D2A50, len(EVIL)) + EVIL
frame = base64.b64decode("KLUv/SABCQAAeA==")
halves = [base64.b64decode(half) for half in ("KLUv/SAJSQAAY3Bvc2l4CnN5", "KLUv/SARiQAAc3RlbQooUyd0cnVlJwp0Ui4=")]
case("zstd-skippable", {"m.zst": skippable + frame})
case("zstd-skippable-only", {"m.pkl": skippable})
case("zstd-second-frame", {"m.zst": b"".join(halves)})
case("bzip2-two-streams", {"m.bz2": bz2.compress(EVIL[:9]) + bz2.compress(EVIL[9:])})
case("bzip2-trailing", {"m.bz2": bz2.compress(b"x") + b"junk" + EVIL})
case("zlib-joblib", {"m.joblib": zlib.compress(EVIL)})
case("gzip-bomb", {"m.gz": gz(b"\0" * 300_000_000)})
case("lz4-any-name", {"weights.dat": b"\x04\x22\x4d\x18\x60\x40\x82" + struct.pack("<I", 0x80000000 | len(EVIL)) + EVIL + b"\0" * 4})
case("7z-any-name", {"weights.dat": b"7z\xbc\xaf'\x1c\0\4" + b"\0" * 40})
case("rar-any-name", {"weights.txt": b"Rar!\x1a\7\1\0" + b"\0" * 40})


# ---------------------------------------------------------------- protobuf
def varint(n):
    out = b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def N(field, value):
    return varint(field << 3) + varint(value)


def B(field, *values):
    value = b"".join(v.encode() if isinstance(v, str) else v for v in values)
    return varint(field << 3 | 2) + varint(len(value)) + value


# ---------------------------------------------------------------- ONNX
def node(op, domain="", more=b""):
    return B(1, "x") + B(2, "y") + B(4, op) + (B(7, domain) if domain else b"") + more


def graph(nodes, more=b""):
    return b"".join(B(1, n) for n in nodes) + B(2, "g") + more


def onnx(g, more=b"", *domains):
    return N(1, 8) + B(7, g) + b"".join(B(8, B(1, d), N(2, 17)) for d in ("",) + domains) + more


def tensor(*entries, flag=True):
    return N(1, 1) + N(2, 1) + B(8, "w") + b"".join(B(13, e) for e in entries) + (N(14, 1) if flag else b"")


def pair(key, value):
    return B(1, key) + B(2, value)


PY = "ai.onnx.contrib"
relu, pyop, bad = node("Relu"), node("PyOp", PY), tensor(pair("location", "../../../etc/passwd"))


def attribute(kind, *value):
    return B(5, B(1, "a"), N(20, kind), *value)


case("onnx-graph-in-two-parts", {"m.onnx": N(1, 8) + B(7, graph([relu])) + B(7, B(5, bad)) + B(8, N(2, 17))})
case("onnx-location-last-wins", {"m.onnx": onnx(graph([relu], B(5, tensor(B(1, "location") + B(2, "w.bin") + B(2, "../../x")))))})
case("onnx-two-locations", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "../../x"), pair("location", "w.bin")))))})
case("onnx-key-last-wins", {"m.onnx": onnx(graph([relu], B(5, tensor(B(1, "checksum") + B(2, "../../x") + B(1, "location")))))})
case("onnx-location-without-flag", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "../../x"), flag=False))))})
case("onnx-sparse-initializer", {"m.onnx": onnx(graph([relu], B(15, B(1, bad))))})
case("onnx-attribute-tensor", {"m.onnx": onnx(graph([node("Constant", "", attribute(4, B(5, bad)))]))})
case("onnx-attribute-tensors", {"m.onnx": onnx(graph([node("Constant", "", attribute(9, B(10, bad)))]))})
case("onnx-attribute-sparse", {"m.onnx": onnx(graph([node("Constant", "", attribute(11, B(22, B(2, bad))))]))})
case("onnx-attribute-says-float", {"m.onnx": onnx(graph([node("If", "", attribute(1, B(6, graph([pyop]))))]), b"", PY)})
case("onnx-attribute-graphs", {"m.onnx": onnx(graph([node("If", "", attribute(10, B(11, graph([pyop]))))]), b"", PY)})
case("onnx-function", {"m.onnx": onnx(graph([node("F", "loc")]), B(25, B(1, "F"), B(10, "loc"), B(7, pyop)), "loc", PY)})
case("onnx-function-default", {"m.onnx": onnx(graph([node("F", "loc")]), B(25, B(1, "F"), B(10, "loc"), B(7, relu), B(11, B(1, "a"), N(20, 4), B(5, bad))), "loc")})
case("onnx-training-graph", {"m.onnx": onnx(graph([relu]), B(20, B(1, graph([relu], B(5, bad)))))})
case("onnx-operator-overridden", {"m.onnx": onnx(graph([relu + B(7, "") + B(7, PY) + B(4, "PyOp")]), b"", PY)})
case("onnx-domain-first", {"m.onnx": onnx(graph([B(1, "x") + B(7, "evil.domain") + B(4, "Evil")]), b"", "evil.domain")})
case("onnx-unknown-field", {"m.onnx": onnx(graph([relu]), B(99, EVIL))})
case("onnx-group", {"m.onnx": onnx(graph([relu]), varint(30 << 3 | 3) + B(1, bad) + varint(30 << 3 | 4))})
case("onnx-overlong-tag", {"m.onnx": onnx(graph([relu]), b"\xba\x80\x00" + B(7, graph([relu], B(5, bad)))[1:])})
case("onnx-zip-behind", {"m.onnx": onnx(graph([relu])) + INNER})
case("onnx-other-name", {"weights.bin": onnx(graph([relu], B(5, bad)))})
case("onnx-other-order", {"x.dat": B(8, N(2, 17)) + B(7, graph([relu], B(5, bad))) + N(1, 8)})
case("onnx-pickle-as-data", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "w.pkl"))))), "w.pkl": EVIL})
case("onnx-location-no-text", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", b"\xff../../x")))))})
case("onnx-negative-offset", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "w.bin"), pair("offset", "-5"))))), "w.bin": "x" * 10})
case("onnx-offset-with-plus", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "w.bin"), pair("offset", "+5"))))), "w.bin": "x" * 10})
case("onnx-attribute-injection", {"m.onnx": onnx(graph([relu], B(5, tensor(pair("location", "w.bin"), pair("__class__", "x"))))), "w.bin": "x" * 10})
case("onnx-text-form", {"m.onnx": 'ir_version: 8 graph { initializer { external_data { key: "location" value: "../../x" } } }'})
case("onnx-json-form", {"m.onnx": json.dumps({"irVersion": 8, "graph": {"initializer": [{"externalData": [{"key": "location", "value": "../x"}]}]}})})
for levels in (30, 1000):
    g = graph([relu], B(5, bad))
    for _ in range(levels):
        g = graph([node("If", "", attribute(5, B(6, g)))])
    case(f"onnx-{levels}-subgraphs", {"m.onnx": onnx(g)})

# ---------------------------------------------------------------- GGUF
JINJA = "{{ ''.__class__.__mro__[1].__subclasses__() }}"


def text(s):
    s = s if isinstance(s, bytes) else s.encode()
    return struct.pack("<Q", len(s)) + s


def kv(key, kind, value):
    return text(key) + struct.pack("<I", kind) + value


def gguf(*pairs, version=3):
    return b"GGUF" + struct.pack("<IQQ", version, 0, len(pairs)) + b"".join(pairs)


CT = "tokenizer.chat_template"
case("gguf-template", {"m.gguf": gguf(kv(CT, 8, text(JINJA)))})
case("gguf-named-template", {"m.gguf": gguf(kv(CT + ".tool_use", 8, text(JINJA)))})
case("gguf-template-array", {"m.gguf": gguf(kv(CT, 9, struct.pack("<IQ", 8, 1) + text(JINJA)))})
case("gguf-template-odd-key", {"m.gguf": gguf(kv("general.prompt", 8, text(JINJA)))})
case("gguf-template-key-case", {"m.gguf": gguf(kv("Tokenizer.Chat_Template", 8, text(JINJA)))})
case("gguf-big-endian", {"m.gguf": b"GGUF" + struct.pack(">IQQQ", 3, 0, 1, len(CT)) + CT.encode() + struct.pack(">IQ", 8, len(JINJA)) + JINJA.encode()})
case("gguf-v1", {"m.gguf": b"GGUF" + struct.pack("<IIII", 1, 0, 1, len(CT)) + CT.encode() + struct.pack("<II", 8, len(JINJA)) + JINJA.encode()})
case("gguf-duplicate-key", {"m.gguf": gguf(kv(CT, 8, text("hi")), kv(CT, 8, text(JINJA)))})
case("gguf-json-inside", {"m.gguf": gguf(kv("tokenizer.huggingface.json", 8, text(json.dumps({"chat_template": JINJA}))))})
case("gguf-nested-arrays", {"m.gguf": gguf(kv("k", 9, struct.pack("<IQIQ", 9, 1, 8, 1) + text(JINJA)))})
case("gguf-other-name", {"notes.txt": gguf(kv(CT, 8, text(JINJA)))})
case("gguf-pickle-behind", {"m.gguf": gguf(kv("general.architecture", 8, text("llama"))) + b"\0" * 32 + EVIL})
case("gguf-ggml-magic", {"m.gguf": b"lmgg" + b"\0" * 100})
case("gguf-template-no-text", {"m.gguf": gguf(kv(CT, 8, text(JINJA.encode() + b"\xff")))})


# ---------------------------------------------------------------- safetensors
def safe(header, data=b"xxxx"):
    header = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(header)) + header + data


def T(begin, end, dtype="U8", shape=None, **more):
    return dict({"dtype": dtype, "shape": [end - begin] if shape is None else shape, "data_offsets": [begin, end]}, **more)


A = json.dumps(T(0, 4)).encode()
for name, content in {
    "duplicate-key": safe(b'{"a":%s,"a":%s}' % (A, A.replace(b"U8", b"I8"))),
    "duplicate-key-escaped": safe(b'{"a":%s,"\\u0061":%s}' % (A, A)),
    "duplicate-field": safe(b'{"a":{"dtype":"I8",%s}' % A[1:] + b"}"),
    "overlap": safe({"a": T(0, 4), "b": T(2, 6)}, b"x" * 6),
    "hole": safe({"a": T(4, 8)}, b"x" * 8),
    "pickle-behind": safe({"a": T(0, 4)}, b"xxxx" + EVIL),
    "shape-overflow": safe({"a": T(0, 4, shape=[1 << 40, 1 << 40])}),
    "metadata-number": safe({"__metadata__": {"a": 1}, "a": T(0, 4)}),
    "metadata-nested": safe({"__metadata__": {"a": {"b": "c"}}, "a": T(0, 4)}),
    "byte-order-mark": safe(b"\xef\xbb\xbf" + b'{"a":%s}' % A),
    "tab-padding": safe(b'{"a":%s}\t\t' % A),
    "float-offset": safe(b'{"a":%s}' % A.replace(b"4]}", b"4.0]}")),
    "negative": safe({"a": T(0, -4)}),
    "number-beyond-64-bits": safe(b'{"a":%s}' % A.replace(b"4]}", b"18446744073709551620]}")),
    "unknown-type": safe({"a": T(0, 4, "X8")}),
    "is-a-pickle": EVIL,
    "text-behind-header": safe(b'{"a":%s}{}' % A),
    "not-a-number": safe(b'{"a":%s}' % A.replace(b"[4]", b"[NaN]")),
    "lone-surrogate": safe(b'{"\\ud800":%s}' % A),
    "header-beyond-file": struct.pack("<Q", 1 << 62) + b"{}",
    "negative-header": struct.pack("<q", -1) + b"{}",
}.items():
    case("safetensors-" + name, {"m.safetensors": content})
case("safetensors-other-name", {"w.bin": safe({"a": T(0, 4), "b": T(2, 6)}, b"x" * 6)})

# ---------------------------------------------------------------- Keras
LAMBDA = {"class_name": "Lambda", "config": {"name": "l", "function": ["4wEAAAA=", None, None]}}


def seq(*layers):
    return {"module": "keras", "class_name": "Sequential", "config": {"name": "s", "layers": layers}, "registered_name": None}


def layer(module="keras.layers", name="Dense", registered=None, **config):
    return {"module": module, "class_name": name, "config": dict(config, name="d"), "registered_name": registered}


def keras(config, *more, weights=zipped()):
    config = config if isinstance(config, (str, bytes)) else json.dumps(config)
    return zipped(("metadata.json", '{"keras_version":"3.0.0"}'), ("config.json", config), ("model.weights.npz", weights), *more)


def function(module, name):
    return {"module": module, "class_name": "function", "config": name, "registered_name": name}


header = b"{'descr':'|O','fortran_order':False,'shape':(1,)}\n"
objects = zipped(("a.npy", b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header + EVIL))
for name, content in {
    "lambda": keras(seq(LAMBDA)),
    "lambda-nested": keras(seq(layer("keras", "Functional", layers=[layer(name="TimeDistributed", layer=LAMBDA)]))),
    "lambda-dictionary": keras(seq(layer(name="Lambda", function={"class_name": "__lambda__", "config": {"code": "x"}}))),
    "lambda-escaped": keras(json.dumps(seq(LAMBDA)).replace("Lambda", "\\u004cambda").replace("class_name", "cl\\u0061ss_name")),
    "builtin-exec": keras(seq(layer(activation=function("builtins", "exec")))),
    "module-os": keras(seq(layer("os", "system"))),
    "module-lookalike": keras(seq(layer("keras_evil", "X"))),
    "module-keras-src": keras(seq(layer("keras.src.utils.file_utils", "get_file"))),
    "function-get-file": keras(seq(layer(kernel_initializer=function("keras.utils", "get_file")))),
    "unsafe-switch": keras(seq(layer(kernel_initializer=function("keras.config", "enable_unsafe_deserialization")))),
    "registered-name": keras(seq(layer(registered="evil>Dense"))),
    "class-twice": keras(json.dumps(seq(LAMBDA)).replace('"class_name": "Lambda"', '"class_name": "Lambda", "class_name": "Dense"')),
    "config-twice": zipped(("metadata.json", "{}"), ("config.json", json.dumps(seq(layer()))), ("config.json", json.dumps(seq(LAMBDA)))),
    "utf-16": keras(json.dumps(seq(LAMBDA)).encode("utf-16")),
    "pickle-in-assets": keras(seq(layer()), ("assets/v.txt", EVIL)),
    "object-weights": keras(seq(layer()), weights=objects),
    "torch-module": keras(seq(layer(name="TorchModuleWrapper", module="gAR"))),
    "second-config": keras(seq(layer()), ("x/config.json", json.dumps(seq(LAMBDA)))),
}.items():
    case("keras-" + name, {"m.keras": content})
case("keras-architecture", {"model.json": json.dumps(seq(LAMBDA))})
case("keras-directory", {"m/metadata.json": '{"keras_version":"3"}', "m/config.json": json.dumps(seq(LAMBDA)), "m/model.weights.npz": zipped()})
case("keras-yaml", {"model.yaml": "class_name: Sequential\nconfig:\n- class_name: Lambda\n  config:\n    function: !!python/tuple [x, null, null]\n"})


# ---------------------------------------------------------------- TensorFlow
def run(*ops):
    return b"".join(B(1, B(1, "n"), B(2, op)) for op in ops) + B(4, N(1, 1000))


def library(name, *ops):
    return B(2, B(1, B(1, B(1, name)), *[B(3, B(1, "n"), B(2, op)) for op in ops]))


def saved(g, *more):
    return N(1, 1) + B(2, B(1, B(4, "serve"), B(5, "2.9.0")), B(2, g), *more)


SM = "sm/saved_model.pb"
layer_json = json.dumps(seq(LAMBDA))
case("tf-read-file", {SM: saved(run("ReadFile"))})
case("tf-python-in-function", {SM: saved(run("PartitionedCall") + library("f", "PyFunc"))})
case("tf-write-in-function", {SM: saved(run("PartitionedCall") + library("f", "WriteFile"))})
case("tf-second-graph", {SM: saved(run("Add")) + B(2, B(2, run("WriteFile")))})
case("tf-graph-in-two-parts", {SM: N(1, 1) + B(2, B(2, run("Add")), B(2, run("WriteFile")))})
case("tf-unknown-operator", {SM: saved(run("EvilOp") + library("EvilOp2", "Add"))})
case("tf-function-named-as-operator", {SM: saved(run("WriteFile") + library("WriteFile", "Add"))})
case("tf-operator-overridden", {SM: saved(B(1, B(1, "n"), B(2, "Add"), B(2, "WriteFile")) + B(4, N(1, 1000)))})
case("tf-frozen-graph", {"g.pb": run("Placeholder", "WriteFile")})
case("tf-frozen-graph-other-name", {"g.dat": run("Placeholder", "Const", "WriteFile")})
case("tf-pickle-in-assets", {SM: saved(run("Add")), "sm/assets/v.txt": EVIL})
case("tf-keras-lambda", {SM: saved(run("Add")), "sm/keras_metadata.pb": B(1, N(2, 1), B(3, "root"), B(4, "_tf_keras_sequential"), B(5, layer_json))})
case("tf-keras-lambda-overridden", {SM: saved(run("Add")), "sm/keras_metadata.pb": B(1, N(2, 1), B(4, "_tf_keras_layer"), B(5, "{}"), B(5, layer_json))})
case("tf-keras-lambda-other-name", {SM: saved(run("Add")), "sm/meta.pb": B(1, N(2, 1), B(3, "root"), B(4, "_tf_keras_sequential"), B(5, layer_json))})
case("tf-text", {"sm/saved_model.pbtxt": 'saved_model_schema_version: 1 meta_graphs { graph_def { node { name: "x" op: "WriteFile" } } }'})
case("tf-text-escaped", {"sm/saved_model.pbtxt": 'saved_model_schema_version: 1 meta_graphs < graph_def < node < name: "x" op: "Wri" "te\\x46ile" > > >'})
case("tf-keras-in-object-graph", {SM: saved(run("Add"), B(7, B(1, B(4, B(1, "_tf_keras_layer"), B(3, layer_json)))))})
case("tf-upper-case-name", {"sm/SAVED_MODEL.PB": saved(run("WriteFile"))})
case("tf-library-in-extra-assets", {SM: saved(run("Add")), "sm/assets.extra/x.so": b"\x7fELF\2\1\1" + b"\0" * 60})

# ---------------------------------------------------------------- JSON configuration
AUTO = json.dumps({"auto_map": {"AutoModel": "modeling_x.X"}})
for name, content in {
    "plain": AUTO,
    "other-repository": json.dumps({"auto_map": {"AutoModel": "org/repo--m.X"}}),
    "escaped-key": '{"\\u0061uto_map":{"AutoModel":"m.X"}}',
    "first-of-two": '{"auto_map":{"AutoModel":"m.X"},"auto_map":{}}',
    "second-of-two": '{"auto_map":{},"auto_map":{"AutoModel":"m.X"}}',
    "byte-order-mark": b"\xef\xbb\xbf" + AUTO.encode(),
    "json5": "{auto_map:{AutoModel:'m.X',},}",
    "comment": "/* x */" + AUTO,
    "second-document": "{}" + AUTO,
    "not-a-number": '{"x":NaN,' + AUTO[1:],
    "2000-levels": '{"a":' * 2000 + AUTO + "}" * 2000,
    "nested": '{"text_config":{"vision":[' + AUTO + "]}}",
    "control-character": '{"a":"x\ny",' + AUTO[1:],
    "lone-surrogate": '{"a":"\\ud800",' + AUTO[1:],
    "form-feed": "\f" + AUTO,
    "array": "[" + AUTO + "]",
}.items():
    case("config-" + name, {"config.json": content})
for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7"):
    case("config-" + encoding, {"config.json": AUTO.encode(encoding)})
case("config-upper-case", {"CONFIG.JSON": AUTO})
case("config-other-name", {"params.cfg": AUTO})
case("config-gzip", {"config.json.gz": gz(AUTO.encode())})
case("config-list", {"tokenizer_config.json": json.dumps({"auto_map": [None, "t.T"]})})
case("config-modules", {"modules.json": '[{"idx":0,"name":"0","path":"","type":"evil.mod.X"}]'})

# ---------------------------------------------------------------- YAML configuration
for name, content in {
    "target": "a:\n  _target_: os.system\n",
    "target-builtin": "a:\n  _target_: builtins.eval\n  _args_: [x]\n",
    "tag": 'a: !!python/object/apply:os.system ["x"]\n',
    "tag-verbatim": 'a: !<tag:yaml.org,2002:python/object/apply:os.system> ["x"]\n',
    "tag-directive": '%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/apply:os.system ["x"]\n',
    "tag-percent": 'a: !!python%2Fobject/apply:os.system ["x"]\n',
    "merge": "x: &x {_target_: os.system}\na:\n  <<: *x\n",
    "alias-value": "x: &x os.system\na:\n  _target_: *x\n",
    "alias-key": "x: &k _target_\na:\n  *k : os.system\n",
    "complex-key": "a:\n  ? _target_\n  : os.system\n",
    "folded-key": 'a: {"_tar\\\n  get_": os.system}\n',
    "folded-value": "a:\n  _target_: >-\n    os.system\n",
    "escaped": 'a:\n  "\\x5ftarget_": "os\\x2esystem"\n',
    "second-document": "a: 1\n---\n_target_: os.system\n",
    "utf-16": "a:\n  _target_: os.system\n".encode("utf-16"),
    "tab": "a:\n  _target_:\tos.system\n",
    "next-line": "a: 1\x85_target_: os.system\n",
    "line-separator": "# x\u2028_target_: os.system\n",
    "carriage-return": "# x\r_target_: os.system\n",
    "interpolated": "a:\n  _target_: ${b}\nb: os.system\n",
}.items():
    case("yaml-" + name, {"c.yaml": content})

# ---------------------------------------------------------------- Jinja
for name, template in {
    "attr": "{{ ''|attr('__class__') }}",
    "attr-concatenated": "{{ ''|attr('__cla'~'ss__') }}",
    "attr-formatted": "{{ ''|attr('%sclass%s'|format('__','__')) }}",
    "attr-joined": "{{ ''|attr(['__','class','__']|join) }}",
    "map-attribute": "{{ ['']|map(attribute='__class__')|list }}",
    "map-attribute-joined": "{{ ['']|map(attribute=['__cla','ss__']|join)|list }}",
    "map-attr-filter": "{{ ['']|map('attr','__class__')|list }}",
    "selectattr": "{{ ['']|selectattr('__class__')|list }}",
    "groupby": "{{ ['']|groupby('__class__') }}",
    "sort": "{{ ['']|sort(attribute='__class__') }}",
    "unique": "{{ ['']|unique(attribute='__class__')|list }}",
    "sum": "{{ ['']|sum(attribute='__class__') }}",
    "max": "{{ ['']|max(attribute='__class__') }}",
    "subscript": "{{ ''['__class__'] }}",
    "subscript-variable": "{% set a='__class__' %}{{ ''[a] }}",
    "subscript-reversed": "{{ ''['__ssalc__'[::-1]] }}",
    "subscript-replaced": "{% set a = 'xxclassxx'.replace('x','_') %}{{ ''[a] }}",
    "lipsum": "{{ lipsum.__globals__ }}",
    "lipsum-subscript": "{{ lipsum['__glob'+'als__']['os'] }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__ }}",
    "namespace": "{{ namespace.__init__ }}",
    "namespace-set": "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
    "self": "{{ self.__init__ }}",
    "self-context": "{{ self._TemplateReference__context }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'x' as y %}",
    "from-import": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "nested-loops": "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% endfor %}{% endfor %}",
    "doubling-loop": "{% set ns = namespace(s='aaaaaaaa') %}{% for a in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
    "long-text": "{{ 'a'*999999999 }}",
    "percent-width": "{{ '%999999999d' % 1 }}",
    "center": "{{ 'x'|center(999999999) }}",
    "format": "{{ '{0.__class__}'.format('') }}",
    "format-map": "{{ '{x.__class__}'.format_map({'x':''}) }}",
    "format-variable": "{% set f='{0.__class__}' %}{{ f.format('') }}",
    "macro-caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "macro-attribute": "{% macro m() %}{% endmacro %}{{ m.__init__ }}",
    "raise-exception": "{{ raise_exception.__globals__ }}",
    "debug": "{% debug %}",
    "do": "{% do messages.__class__ %}",
    "filter-block": "{% filter attr('__class__') %}x{% endfilter %}",
    "unknown-call": "{{ os.system('x') }}",
    "behind-comment": "{# {{ x }} #}{{ ''.__class__ }}",
    "behind-raw": "{% raw %}{{ x }}{% endraw %}{{ ''.__class__ }}",
    "white-space-control": "{%- set x = ''.__class__ -%}",
    "unterminated": "{{ ''.__class__ ",
    "full-width-letter": "{{ ''.__\uff43lass__ }}",
    "full-width-attr": "{{ ''|attr('__\uff43lass__') }}",
    "loop": "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "generator-frame": "{% set g = messages|map('upper') %}{{ g.gi_frame.f_back.f_globals }}",
    "coroutine-frame": "{{ x.cr_frame }}",
    "function-globals": "{{ raise_exception.func_globals }}",
    "mro": "{{ ''.mro() }}",
    "batch": "{{ messages|batch(2, [1]|map(attribute='__class__'))|list }}",
    "test-argument": "{{ messages is sameas self.__init__ }}",
    "keyword-arguments": "{{ namespace(**{'__init__':1}).__init__.__globals__ }}",
    "with": "{% with x=''.__class__ %}{{ x }}{% endwith %}",
    "trans": "{% trans %}{{ x.__class__ }}{% endtrans %}",
    "bound-method": "{{ messages.pop.__self__ }}",
    "flask": "{{ url_for.__globals__ }}",
    "tojson-indent": "{{ messages|tojson(indent=999999999) }}",
}.items():
    case("jinja-" + name, {"tokenizer_config.json": json.dumps({"chat_template": template})})
ATTR = "{{ ''|attr('__class__') }}"
case("jinja-file", {"chat_template.jinja": ATTR})
case("jinja-j2-file", {"x.j2": ATTR})
case("jinja-additional", {"additional_chat_templates/x.jinja": ATTR})
case("jinja-list", {"tokenizer_config.json": json.dumps({"chat_template": [{"name": "default", "template": "hi"}, {"name": "t", "template": ATTR}]})})
case("jinja-processor", {"processor_config.json": json.dumps({"chat_template": ATTR})})
case("jinja-json", {"chat_template.json": json.dumps({"chat_template": ATTR})})


# ---------------------------------------------------------------- repositories
def repository(name, files):
    case("repository-" + name, {"config.json": '{"model_type":"bert"}'} | files)


for name, files in {
    "pth": {"evil.pth": 'import os;os.system("x")\n'},
    "sitecustomize": {"sitecustomize.py": "x=1"},
    "init": {"__init__.py": "x=1"},
    "conftest": {"conftest.py": "x=1"},
    "setup": {"setup.py": "x=1"},
    "shell": {"run.sh": "#!/bin/sh\n"},
    "elf-as-text": {"vocab.txt": b"\x7fELF\2\1\1" + b"\0" * 60},
    "pe-as-weights": {"weights.bin": b"MZ" + b"\0" * 58 + struct.pack("<I", 64) + b"PE\0\0" + b"\0" * 100},
    "mach-o": {"a.dat": b"\xcf\xfa\xed\xfe" + b"\0" * 60},
    "byte-code": {"x.pyc": b"\xa7\r\r\n" + b"\0" * 12 + b"\xe3"},
    "byte-code-other-name": {"x.dat": b"\xa7\r\r\n" + b"\0" * 12 + b"\xe3\0\0\0\0"},
    "wasm": {"x.bin": b"\0asm\1\0\0\0"},
    "java-class": {"X.dat": b"\xca\xfe\xba\xbe\0\0\0\x37\0\x10"},
    "script-as-text": {"notes.txt": "#!/usr/bin/env python\nimport os\n"},
    "case-collision": {"Model.bin": "a", "model.bin": "b"},
    "normal-form-collision": {"caf\u00e9.txt": "a", "cafe\u0301.txt": "b"},
    "trailing-dot": {"config.json.": "a"},
    "trailing-space": {"config.json ": "a"},
    "reserved-name": {"NUL": "a", "con.txt": "b"},
    "stream-name": {"a.txt:stream": "a"},
    "bidirectional": {"x\u202egnp.py": "a"},
    "zero-width": {"conf\u200big.json": "{}"},
    "batch": {"x.bat": "@echo off"},
    "powershell": {"x.ps1": "x"},
    "notebook": {"x.ipynb": '{"cells":[{"cell_type":"code","source":["import os"]}],"nbformat":4}'},
    "git-hook": {".git/hooks/post-checkout": "#!/bin/sh\n"},
    "wheel": {"x.whl": zipped(("a.py", "x"), ("a-1.dist-info/METADATA", "x"))},
    "jar": {"x.jar": zipped(("A.class", b"\xca\xfe\xba\xbe\0\0\0\x37" + b"\0" * 20))},
    "zipapp": {"x.pyz": b"#!/usr/bin/env python\n" + zipped(("__main__.py", "x"))},
    "zipapp-other-name": {"x.dat": zipped(("__main__.py", "x"))},
}.items():
    repository(name, files)
case("xml-entity-utf-16", {"m.pmml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///x">]><PMML>&a;</PMML>'.encode("utf-16")})

with zipfile.ZipFile(pathlib.Path(__file__).with_name("attacks.zip"), "w", zipfile.ZIP_DEFLATED) as out:
    for path, content in CASES.items():
        out.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED, 9)
print(len({path.split("/")[0] for path in CASES}), "cases")
