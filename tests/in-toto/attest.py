"""Writes attestations as users of in-toto and Sigstore do, with their Python packages.

    python attest.py <folder> <sha256> <until, RFC 3339>

Every signer leaves `<name>.pem`, its public key, and `<name>.json`, a DSSE envelope; those with X.509
leave `<name>.json`, a Sigstore bundle, and `<name>.pem`, the certificate of the authority.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import google.protobuf.json_format as pb_json
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from google.protobuf.timestamp_pb2 import Timestamp
from in_toto_attestation.predicates.test_result.v0 import test_result_pb2
from in_toto_attestation.predicates.vsa.v1 import vsa_pb2
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner
from sigstore_protobuf_specs.dev.sigstore.bundle.v1 import Bundle, VerificationMaterial
from sigstore_protobuf_specs.dev.sigstore.common.v1 import (
    PublicKeyIdentifier,
    X509Certificate,
    X509CertificateChain,
)
from sigstore_protobuf_specs.io import intoto

PAYLOAD_TYPE = "application/vnd.in-toto+json"
TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1"
SUMMARY = "https://slsa.dev/verification_summary/v1"
V2 = "application/vnd.dev.sigstore.bundle+json;version=0.2"
V3 = "application/vnd.dev.sigstore.bundle.v0.3+json"
WORKFLOW = "https://github.com/acme/models/.github/workflows/attest.yml@refs/heads/main"
EMAIL = "attestor@acme.example"

FOLDER, SHA256, UNTIL = Path(sys.argv[1]), sys.argv[2], sys.argv[3]


def subjects() -> list:
    digests = {"sha512": "ab" * 64}, {"sha256": SHA256}
    names = "pesos/größe.bin", "weights 教師.safetensors"
    return [ResourceDescriptor(name, digest=digest).pb for name, digest in zip(names, digests)]


def test_result() -> bytes:
    """With the end of its validity, as the predicate leaves room for fields of one's own."""
    passed = ["neutral prompts ✓", "truthfulness"]
    result = test_result_pb2.TestResult(result="PASSED", passed_tests=passed)
    predicate = pb_json.MessageToDict(result) | {"validUntil": UNTIL}
    return serialized(Statement(subjects(), TEST_RESULT, predicate))


def summary() -> bytes:
    verified = Timestamp()
    verified.FromJsonString("2026-11-23T10:00:00.123456789Z")
    result = vsa_pb2.VerificationSummary(
        verifier=vsa_pb2.VerificationSummary.Verifier(id="https://acme.example/verifier"),
        time_verified=verified,
        resource_uri="pkg:huggingface/acme/weights",
        verification_result="PASSED",
    )
    return serialized(Statement(subjects(), SUMMARY, pb_json.MessageToDict(result)))


def serialized(statement: Statement) -> bytes:
    statement.validate()
    return pb_json.MessageToJson(statement.pb).encode()


def write(name: str, document: dict, pem: bytes) -> None:
    (FOLDER / f"{name}.json").write_text(json.dumps(document))
    (FOLDER / f"{name}.pem").write_bytes(pem)


def spki(key) -> bytes:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form)


def dsse(name: str, payload: bytes, *signers: CryptoSigner) -> None:
    """The last one's public key is what is told."""
    envelope = Envelope(payload, PAYLOAD_TYPE, {})
    for signer in signers:
        envelope.sign(signer)
    write(name, envelope.to_dict(), spki(signers[-1]._private_key.public_key()))


def certificate(subject: str, key, issuer: str, issuer_key, extensions: list) -> x509.Certificate:
    def named(name: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    now = datetime(2026, 11, 1, tzinfo=timezone.utc)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=365))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement "
        "key_cert_sign crl_sign encipher_only decipher_only"
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names.split()})


def bundles(payload: bytes) -> None:
    root = ec.generate_private_key(ec.SECP384R1())
    middle, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = usage(key_cert_sign=True, crl_sign=True)
    trusted = certificate("root", root, "root", root, [x509.BasicConstraints(True, 1), ca])
    between = certificate("middle", middle, "root", root, [x509.BasicConstraints(True, 0), ca])
    names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(WORKFLOW), x509.RFC822Name(EMAIL)])
    leaf = certificate("attestor", key, "middle", middle, [usage(digital_signature=True), names])
    chain = X509CertificateChain(certificates=[X509Certificate(raw_bytes=der(one)) for one in (leaf, between)])

    # 0.3 has the signer's certificate only, and trusts the intermediate.
    bundle("bundle-0.3", payload, key, V3, pem(between), certificate=chain.certificates[0])
    bundle("bundle-0.2", payload, key, V2, pem(trusted), x509_certificate_chain=chain)
    hint = PublicKeyIdentifier(hint="attestor")
    bundle("bundle-key", payload, key, V3, spki(key.public_key()), public_key=hint)


def bundle(name: str, payload: bytes, key, media_type: str, trusted: bytes, **material) -> None:
    signature = CryptoSigner(key).sign(Envelope(payload, PAYLOAD_TYPE, {}).pae())
    signatures = [intoto.Signature(sig=bytes.fromhex(signature.signature))]
    document = Bundle(
        media_type=media_type,
        verification_material=VerificationMaterial(**material),
        dsse_envelope=intoto.Envelope(payload=payload, payload_type=PAYLOAD_TYPE, signatures=signatures),
    )
    write(name, json.loads(document.to_json()), trusted)


def pem(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.PEM)


def der(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.DER)


def main() -> None:
    ed25519, p256 = CryptoSigner.generate_ed25519(), CryptoSigner.generate_ecdsa()
    dsse("ed25519", test_result(), ed25519)
    dsse("ecdsa-p256", test_result(), p256)
    dsse("ecdsa-p384", test_result(), CryptoSigner.generate_ecdsa(scheme="ecdsa-sha2-nistp384"))
    dsse("rsa-pss", test_result(), CryptoSigner.generate_rsa(size=2048))
    pkcs1v15 = CryptoSigner.generate_rsa(size=3072, scheme="rsa-pkcs1v15-sha256")
    dsse("rsa-pkcs1v15", test_result(), pkcs1v15)
    dsse("two-signers", test_result(), ed25519, p256)
    dsse("summary", summary(), p256)
    bundles(test_result())


main()
