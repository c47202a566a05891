"""Signs the empty fields of a paper, one after the other, as its chairs would, and looks at what became of it.

    sign.py sign PAPER SIGNED [plain]    signs every field; "plain" leaves the looks of them to pyHanko
    sign.py check PAPER SIGNED           one line to each thing looked at, "ok" or "broken"; leaves with 0 when all are ok

The certificates are made for the occasion and certify nobody.
"""

import datetime
import io
import sys

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore


def signer(name):
    """Somebody with this name and a certificate that they signed themselves."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = {
        "digital_signature": True, "content_commitment": True, "key_encipherment": False, "data_encipherment": False,
        "key_agreement": False, "key_cert_sign": False, "crl_sign": False, "encipher_only": False, "decipher_only": False,
    }
    made = (
        certificates.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(certificates.KeyUsage(**usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    certificate = x509.Certificate.load(made.public_bytes(der))
    store = SimpleCertificateStore()
    store.register(certificate)
    return signers.SimpleSigner(
        signing_cert=certificate, signing_key=keys.PrivateKeyInfo.load(private), cert_registry=store
    )


def fields(data):
    """The names of the fields to be signed, and whether each is signed."""
    reader = PdfFileReader(io.BytesIO(data))
    return [(name, value is not None) for name, value, _ in enumerate_sig_fields(reader)]


def sign(paper, signed, plain):
    data = open(paper, "rb").read()
    empty = [name for name, done in fields(data) if not done]
    if len(empty) < 2:
        sys.exit(f"broken: {paper} has {len(empty)} empty fields, and two chairs sign")
    # A stamp of pyHanko's is set in a typeface that it does not embed; an archivable paper must have all of its own.
    frame = StaticStampStyle(
        background=RawContent(b"/Artifact BMC q 0.5 w 1 1 258 46 re S Q EMC", box=BoxConstraints(width=260, height=48)),
        background_layout=SimpleBoxLayoutRule(x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID),
        background_opacity=1,
        border_width=0,
    )
    for number, name in enumerate(empty, 1):
        about = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
        style = {} if plain else {"stamp_style": frame}
        pen = signers.PdfSigner(about, signer(f"Chair {number:03}"), **style)
        out = io.BytesIO()
        pen.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), existing_fields_only=True, output=out)
        data = out.getvalue()
    with open(signed, "wb") as file:
        file.write(data)


def check(paper, signed):
    before, after = open(paper, "rb").read(), open(signed, "rb").read()
    named = [name for name, _ in fields(before)]
    reader = PdfFileReader(io.BytesIO(after))
    signatures = reader.embedded_signatures
    failed = 0

    def look(good, words):
        nonlocal failed
        failed += not good
        print("ok" if good else "broken", words)

    look(after[: len(before)] == before, f"the {len(before)} bytes that were issued are as they were")
    look([s.field_name for s in signatures] == named, f"signed are the fields {', '.join(named)}, and no other")
    ends = [len(before)]
    for signature in signatures:
        known = ValidationContext(trust_roots=[signature.signer_cert])
        status = validate_pdf_signature(signature, signer_validation_context=known)
        name = signature.field_name
        look(status.intact and status.valid, f"the signature in {name} is of these bytes, and by that certificate")
        _, first, second, length = signature.byte_range
        hole = after[first:second]
        whole = hole[:1] == b"<" and hole[-1:] == b">" and signature.byte_range[0] == 0
        revision = second + length
        look(whole and revision > ends[-1], f"it covers its revision whole, which ends at byte {revision}")
        ends.append(revision)
        last = signature is signatures[-1]
        covers = SignatureCoverageLevel.ENTIRE_FILE if last else SignatureCoverageLevel.ENTIRE_REVISION
        look(status.coverage == covers, "it covers the entire file" if last else "what follows it is another revision")
        only_fields = status.modification_level is None or status.modification_level.name in ("NONE", "FORM_FILLING")
        look(only_fields and status.docmdp_ok, "nothing but fields to be signed was filled after it")
    look(ends[-1] == len(after), "the last signature ends with the file")
    return failed


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["sign", paper, signed]:
            sign(paper, signed, False)
        case ["sign", paper, signed, "plain"]:
            sign(paper, signed, True)
        case ["check", paper, signed]:
            sys.exit(1 if check(paper, signed) else 0)
        case _:
            sys.exit(__doc__)
