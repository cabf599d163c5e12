"""Signs and verifies with the reference implementation (model-signing), one operation a line of standard input, as JSON:

{"do": "sign", "model": ..., "signature": ..., "key": ..., "shard": bytes or null, "certificate": ..., "chain": [...]}
{"do": "verify", "model": ..., "signature": ..., "key": ... or "roots": [...]}

and answers a line each: ok, or refused with its reason. For shards it compares what the reference's own digests are with
what its own verifier of signatures returns, because its command line and its comparison refuse shards that it made itself.
"""

import json
import pathlib
import sys

from model_signing import hashing, signing, verifying
from model_signing._signing import sign_sigstore_pb


def sign(job):
    config = signing.Config()
    if job.get("certificate"):
        config.use_certificate_signer(
            private_key=job["key"], signing_certificate=job["certificate"], certificate_chain=job["chain"])
    else:
        config.use_elliptic_key_signer(private_key=job["key"])
    digests = hashing.Config()
    if job.get("shard"):
        digests.use_shard_serialization(hashing_algorithm="sha256", shard_size=job["shard"])
    digests.set_ignored_paths(paths=[job["signature"]], ignore_git_paths=True)
    config.set_hashing_config(digests).sign(pathlib.Path(job["model"]), pathlib.Path(job["signature"]))


def verify(job):
    config = verifying.Config()
    if job.get("roots"):
        config.use_certificate_verifier(certificate_chain=job["roots"])
    else:
        config.use_elliptic_key_verifier(public_key=job["key"])
    signature = sign_sigstore_pb.Signature.read(pathlib.Path(job["signature"]))
    signed = config._verifier.verify(signature)
    kind = signed.serialization_type
    if kind["method"] != "shards":
        config.verify(pathlib.Path(job["model"]), pathlib.Path(job["signature"]))
        return
    digests = hashing.Config().use_shard_serialization(
        hashing_algorithm=kind["hash_type"], shard_size=int(kind["shard_size"]))
    digests.set_ignored_paths(paths=[job["signature"]], ignore_git_paths=True)
    made = digests.hash(pathlib.Path(job["model"]))

    def listed(manifest):
        return {each.identifier: each.digest.digest_hex for each in manifest.resource_descriptors()}

    if listed(made) != listed(signed):
        raise ValueError("shards differ")


for line in sys.stdin:
    job = json.loads(line)
    try:
        {"sign": sign, "verify": verify}[job["do"]](job)
        print("ok", flush=True)
    except Exception as e:
        print("refused: " + type(e).__name__ + ": " + str(e).replace("\n", " ")[:300], flush=True)
