#!/bin/sh
# Makes the layouts here: an image in a registry of its own, signed by cosign 2.6.5 in the tag layout with a key, with a
# certificate besides, and as a Sigstore bundle attached by the referrers' tag; saved by cosign save and crane 0.22.1.
# Needs crane, cosign, openssl (3.0) on the path. go install github.com/google/go-containerregistry/cmd/crane@v0.22.1
# and github.com/sigstore/cosign/v2/cmd/cosign@v2.6.5 build them.
set -e
work=$(mktemp -d)
cd "$work"
export COSIGN_PASSWORD=x
registry=127.0.0.1:5091
crane registry serve --address $registry > registry.log 2>&1 &
trap "kill $!" EXIT
sleep 2
sign="cosign sign --tlog-upload=false --allow-insecure-registry -y"
cosign generate-key-pair
mkdir l
echo hi > l/a.txt
tar cf l.tar l
crane append --new_layer l.tar --new_tag $registry/app:1 --oci-empty-base --insecure
app=$registry/app@$(crane digest $registry/app:1 --insecure)
$sign --key cosign.key $app
cosign save --allow-insecure-registry --dir key $app

openssl ecparam -genkey -name prime256v1 -noout -out ca.key
openssl req -x509 -new -key ca.key -subj "/CN=test root" -days 3650 -out ca.pem \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign"
openssl ecparam -genkey -name prime256v1 -noout -out leaf.key
openssl req -new -key leaf.key -subj "/CN=ml-release" -out leaf.csr
printf "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\nsubjectAltName=email:ml@example.com\n" > ext
openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -days 3650 -extfile ext -out leaf.pem
openssl pkcs8 -topk8 -nocrypt -in leaf.key -out leaf.p8
cosign import-key-pair --key leaf.p8 --output-key-prefix leafc
$sign --key leafc.key --certificate leaf.pem --certificate-chain ca.pem $app
cosign save --allow-insecure-registry --dir certificate $app

echo x > l/b.txt
tar cf l2.tar l
crane append --new_layer l2.tar --new_tag $registry/bun:1 --oci-empty-base --insecure
digest=$(crane digest $registry/bun:1 --insecure)
$sign --key cosign.key --new-bundle-format --use-signing-config=false $registry/bun@$digest
crane pull --insecure --format=oci --annotate-ref $registry/bun:1 bundle
crane pull --insecure --format=oci --annotate-ref $registry/bun:$(echo $digest | tr : -) bundle
echo "$work"
