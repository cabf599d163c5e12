#!/bin/sh
# Makes the signatures here with GnuPG 2.2.40 and OpenSSL 3.0: a file and a listing, signed in every way that the tests
# need. Run it in this directory.
set -e
here=$(pwd)
export GNUPGHOME=$(mktemp -d /tmp/gXXXXXX)
chmod 700 "$GNUPGHOME"
trap 'gpgconf --kill gpg-agent; rm -rf "$GNUPGHOME"' EXIT
g="gpg --batch --yes --quiet --pinentry-mode loopback --passphrase= --no-emit-version"
printf '{"hello": "model"}\n' > model.json
mkdir -p tree/sub
printf '{"a": 1}\n' > tree/config.json
printf '{"b": 2}\n' > tree/sub/other.json
(cd tree && sha256sum config.json sub/other.json > SHA256SUMS)

key() { # name, algorithm, usage, expiry
    $g "$5" --quick-generate-key "$1 <$1@example.com>" "$2" "$3" "$4"
    $g --armor --export "<$1@example.com>" > "$1.pub.asc"
}
key ed ed25519 sign never --no-default-keyring
key rsa rsa3072 sign never --no-default-keyring
key weak rsa1024 sign never --no-default-keyring
key other ed25519 sign never --no-default-keyring
# A primary key that only certifies, with a subkey that signs.
$g --quick-generate-key "sub <sub@example.com>" ed25519 cert never
fpr=$($g --with-colons --list-keys "<sub@example.com>" | awk -F: '/^fpr/ {print $10; exit}')
$g --quick-add-key "$fpr" ed25519 sign never
$g --armor --export "<sub@example.com>" > sub.pub.asc
# A key that was valid for ten days of January 2025.
key expired ed25519 sign 10d --faked-system-time=20250101T000000
$g --faked-system-time=20250105T000000 --armor --detach-sign -u "<expired@example.com>" -o model.json.expired.asc model.json

for who in ed rsa weak other sub; do
    $g --armor --detach-sign -u "<$who@example.com>" -o model.json.$who.asc model.json
done
$g --detach-sign -u "<ed@example.com>" -o model.json.ed.sig model.json
$g --armor --detach-sign -u "<ed@example.com>" -u "<other@example.com>" -o model.json.both.asc model.json
$g --armor --detach-sign --textmode -u "<ed@example.com>" -o model.json.text.asc model.json
$g --armor --detach-sign --digest-algo SHA1 -u "<rsa@example.com>" -o model.json.sha1.asc model.json
$g --armor --clear-sign -u "<ed@example.com>" -o model.json.clear.asc model.json
$g --armor --detach-sign --set-notation '!critical@example.com=x' -u "<ed@example.com>" -o model.json.critical.asc model.json
$g --faked-system-time=20400101T000000 --armor --detach-sign -u "<ed@example.com>" -o model.json.future.asc model.json
$g --armor --detach-sign -u "<ed@example.com>" -o SHA256SUMS.asc tree/SHA256SUMS

# The subkey revoked, then the key.
printf 'key 1\nrevkey\ny\n0\n\ny\nsave\n' | gpg --quiet --pinentry-mode loopback --passphrase= --command-fd 0 --no-tty \
    --edit-key sub@example.com > /dev/null 2>&1
$g --armor --export "<sub@example.com>" > sub-revoked.pub.asc
rev="$GNUPGHOME/openpgp-revocs.d/$($g --with-colons --list-keys "<ed@example.com>" | awk -F: '/^fpr/ {print $10; exit}').rev"
sed 's/^:-----/-----/' "$rev" | $g --import
$g --armor --export "<ed@example.com>" > ed-revoked.pub.asc

o=$GNUPGHOME
openssl ecparam -genkey -name prime256v1 -noout -out $o/ca.key
openssl req -x509 -new -key $o/ca.key -subj "/CN=test root" -days 3650 -out ca.pem \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"
leaf() { # name, algorithm of the key
    openssl genpkey $2 -out $o/$1.key
    openssl req -new -key $o/$1.key -subj "/CN=$1" -out $o/$1.csr
    printf "keyUsage=critical,digitalSignature\nextendedKeyUsage=$3\n" > $o/ext
    openssl x509 -req -in $o/$1.csr -CA ca.pem -CAkey $o/ca.key -days 3650 -extfile $o/ext -out $o/$1.pem
}
leaf ec "-algorithm EC -pkeyopt ec_paramgen_curve:P-256" codeSigning
leaf rsaleaf "-algorithm RSA -pkeyopt rsa_keygen_bits:3072" codeSigning
leaf server "-algorithm EC -pkeyopt ec_paramgen_curve:P-256" serverAuth
for who in ec rsaleaf server; do
    openssl cms -sign -binary -in model.json -signer $o/$who.pem -inkey $o/$who.key -outform DER -out model.json.$who.p7s
done
openssl cms -sign -binary -in model.json -signer $o/ec.pem -inkey $o/ec.key -outform PEM -out model.json.ec.pem.p7s
openssl cms -sign -binary -in model.json -signer $o/rsaleaf.pem -inkey $o/rsaleaf.key -keyopt rsa_padding_mode:pss \
    -outform DER -out model.json.pss.p7s
openssl cms -sign -binary -noattr -in model.json -signer $o/ec.pem -inkey $o/ec.key -outform DER -out model.json.noattr.p7s
openssl cms -sign -binary -nodetach -in model.json -signer $o/ec.pem -inkey $o/ec.key -outform DER -out model.json.whole.p7s
openssl cms -sign -binary -md sha1 -in model.json -signer $o/ec.pem -inkey $o/ec.key -outform DER -out model.json.sha1.p7s
openssl cms -sign -binary -nocerts -in model.json -signer $o/ec.pem -inkey $o/ec.key -outform DER -out model.json.nocerts.p7s
openssl cms -sign -binary -in tree/SHA256SUMS -signer $o/ec.pem -inkey $o/ec.key -outform DER -out SHA256SUMS.p7s
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $o/s.key -subj "/CN=ec" -days 3650 -out $o/s.pem \
    -addext "extendedKeyUsage=codeSigning" 2> /dev/null
openssl cms -sign -binary -in model.json -signer $o/s.pem -inkey $o/s.key -outform DER -out model.json.selfsigned.p7s
