"""Verifies an envelope that Pedigree signed, with the Python packages of in-toto; prints the Statement.

    python verify.py <envelope.json> <jwks.json>
"""

import json
import sys
from base64 import urlsafe_b64decode
from pathlib import Path

import google.protobuf.json_format as pb_json
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def key_of(jwk: dict) -> SSlibKey:
    if jwk["kty"] == "OKP":
        public = ed25519.Ed25519PublicKey.from_public_bytes(raw(jwk["x"]))
    else:
        point = b"\x04" + raw(jwk["x"]) + raw(jwk["y"])
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    return SSlibKey.from_crypto(public, keyid=jwk["kid"])


def main() -> None:
    document, jwks = (json.loads(Path(name).read_text()) for name in sys.argv[1:3])
    envelope = Envelope.from_dict(document)
    envelope.verify([key_of(jwk) for jwk in jwks["keys"]], 1)
    proto = pb_json.Parse(envelope.payload, statement_pb2.Statement())
    statement = Statement.copy_from_pb(proto)
    statement.validate()
    print(pb_json.MessageToJson(statement.pb))


main()
