"""Verifies a DSSE envelope with securesystemslib and reads its statement with in-toto-attestation: neither is ours.

Usage: verify.py ENVELOPE PUBLIC_KEY_PEM [MESSAGE_MODULE MESSAGE]; prints the subject's sha256 and the predicate type.
"""

import base64
import importlib
import json
import sys

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from google.protobuf import json_format
from in_toto_attestation.v1.statement import Statement
import in_toto_attestation.v1.statement_pb2 as statement_pb2
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

envelope = json.load(open(sys.argv[1]))
public = load_pem_public_key(open(sys.argv[2], "rb").read())
keyid = envelope["signatures"][0]["keyid"]
key = SSlibKey.from_crypto(public, keyid=keyid)

Envelope.from_dict(envelope).verify([key], 1)

payload = base64.b64decode(envelope["payload"])
message = json_format.Parse(payload, statement_pb2.Statement())
Statement.copy_from_pb(message).validate()
if len(sys.argv) > 3:
    kind = getattr(importlib.import_module(sys.argv[3]), sys.argv[4])
    json_format.Parse(json.dumps(json.loads(payload)["predicate"]), kind())
print(message.subject[0].digest["sha256"], message.predicate_type)
