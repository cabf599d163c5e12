package io.jenkins.plugins.modelgate.engine.image;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about container images themselves, before any file in them. */
public final class ImageRules {
    private static final String FETCH =
            "Fetch the image again (skopeo copy docker://… oci:DIR, crane pull --format=oci) and compare digests.";
    private static final String REBUILD = "Build the image again with an ordinary tool.";

    public static final Rule NO_LAYOUT = Rule.of(
            "image/no-layout",
            Severity.HIGH,
            "No OCI image layout",
            "There is no index to start from, or tools differ over which one it is, so that nothing could be examined.",
            FETCH);

    public static final Rule LAYOUT_LINK = Rule.of(
            "image/layout-link",
            Severity.HIGH,
            "A layout's file that is no plain file",
            "Behind a link, or under a name that stands twice, the next reader may find something else than was checked.",
            FETCH,
            "CWE-59");

    public static final Rule MALFORMED = Rule.of(
            "image/malformed",
            Severity.HIGH,
            "Document that tools understand differently",
            "An index, manifest or configuration breaks its format so that one tool may see another image in it than"
                    + " another does.",
            REBUILD,
            "CWE-436",
            "CVE-2021-41190");

    public static final Rule DOCKER_ARCHIVE = Rule.of(
            "image/docker-archive",
            Severity.HIGH,
            "Docker would load another image",
            "docker load reads manifest.json in place of the index, and that leads to an image that was not examined, or to"
                    + " none.",
            "Save the one image again (docker save, skopeo copy), or remove manifest.json and repositories.",
            "CWE-436");

    public static final Rule UNSUPPORTED = Rule.of(
            "image/unsupported",
            Severity.HIGH,
            "Kind of document or layer that is not known",
            "What is not known is not examined, and what is not examined does not pass.",
            "Build the image with OCI media types and gzip, zstd or no compression.");

    public static final Rule MISSING = Rule.of(
            "image/missing-blob",
            Severity.MEDIUM,
            "Blob that is not in the layout",
            "The image refers to it, and nobody can say what it holds. An index of several platforms needs all of them"
                    + " here, unless one platform is asked for.",
            "Copy the whole image: skopeo copy --all, or name one platform.");

    public static final Rule DIGEST = Rule.of(
            "image/digest",
            Severity.CRITICAL,
            "Content that is not what its digest names",
            "Size or digest differ from the descriptor's: the blob has been damaged or exchanged.",
            FETCH,
            "CWE-354",
            "AML.T0010");

    public static final Rule DIFF_ID = Rule.of(
            "image/diff-id",
            Severity.HIGH,
            "Layer that is not the one its configuration names",
            "The decompressed layer has another digest than rootfs.diff_ids says; runtimes refuse such an image, or use a"
                    + " cached layer of that name in its place.",
            REBUILD,
            "CWE-354");

    public static final Rule PINNED = Rule.of(
            "image/pinned-digest",
            Severity.HIGH,
            "Another image than the pinned one",
            "The layout does not hold the image of the digest that was asked for, or not under that name.",
            FETCH,
            "CWE-345");

    public static final Rule REFERENCE = Rule.of(
            "image/reference",
            Severity.HIGH,
            "Not clear which image is meant",
            "The layout holds several images or none of that name, and checking another one than is deployed is no check.",
            "Name the image by reference, or better by digest.");

    public static final Rule PLATFORM = Rule.of(
            "image/platform",
            Severity.HIGH,
            "No image for that platform",
            "The index has none for the platform that was asked for, or more than one.",
            "Correct the platform, written as linux/amd64, or leave it out to have all of them examined.");

    public static final Rule NOT_EXAMINED = Rule.of(
            "image/other-platforms",
            Severity.INFO,
            "Images for other platforms",
            "One platform was asked for; the others' layers were not examined and do not pass with it.",
            "Nothing, if no other platform is deployed.");

    public static final Rule STATEMENT = Rule.of(
            "image/statement",
            Severity.INFO,
            "Statement beside the image",
            "The index has an entry that is no image for any platform but statements of a build tool about it; they were"
                    + " checked against their digests and not believed.",
            "Nothing.");

    public static final Rule ENCRYPTED = Rule.of(
            "image/encrypted-layer",
            Severity.MEDIUM,
            "Encrypted layer",
            "What cannot be read cannot be vouched for.",
            "Check the image before it is encrypted.");

    public static final Rule FOREIGN = Rule.of(
            "image/foreign-layer",
            Severity.HIGH,
            "Layer that is fetched from elsewhere",
            "The layer's descriptor names addresses from which runtimes fetch it, past the registry and past this gate.",
            "Push the layer like any other one.",
            "CWE-829");

    public static final Rule LAYER_TYPE = Rule.of(
            "image/layer-type",
            Severity.HIGH,
            "Layer that is compressed in another way than it says",
            "Some runtimes go by the media type and others by the first bytes, so they unpack different layers.",
            REBUILD,
            "CWE-436");

    public static final Rule TRAVERSAL = Rule.of(
            "image/path-traversal",
            Severity.HIGH,
            "Member of a layer that climbs out of the image",
            "A name with '..' or NUL, or a hard link to such a name: who unpacks the layer without care writes outside of"
                    + " it.",
            REBUILD,
            "CWE-22");

    public static final Rule OVERLAY = Rule.of(
            "image/overlay-attribute",
            Severity.HIGH,
            "Attribute that an overlay file system obeys",
            "Extended attributes of overlay file systems move or hide what lies below, in a way that only some runtimes"
                    + " follow, so that the image holds other files there than here.",
            REBUILD,
            "CWE-436");

    public static final Rule WHITEOUT = Rule.of(
            "image/odd-whiteout",
            Severity.HIGH,
            "Whiteout that runtimes understand differently",
            "It names nothing, the directory itself, its parent, or a file of the same layer; runtimes differ in what they"
                    + " remove then. What could remain has been examined as if it does.",
            REBUILD,
            "CWE-436");

    public static final Rule HARD_LINK = Rule.of(
            "image/dangling-hard-link",
            Severity.HIGH,
            "Hard link to nothing",
            "The layer links to a file that is not there yet; runtimes refuse it, or find something that was not examined.",
            REBUILD,
            "CWE-59");

    public static final Rule THROUGH_LINK = Rule.of(
            "image/through-link",
            Severity.LOW,
            "Member that lies behind a link of a lower layer",
            "Some runtimes follow the link, others put a directory in its place. What either of them shows has been"
                    + " examined.",
            "Nothing, or build the image with the real path.");

    public static final Rule REPEATED = Rule.of(
            "image/repeated-file",
            Severity.MEDIUM,
            "One file twice in one layer",
            "Tools that unpack take the last one, tools that look it up may take the first; both have been examined.",
            REBUILD,
            "CWE-436");

    public static final Rule HIDDEN = Rule.of(
            "image/hidden-finding",
            Severity.LOW,
            "Finding in a file that a later layer hides",
            "The file is not in the image's file system, but everybody who pulls the image has it on disk.",
            "Build the image without it: a file that is removed in a later layer is still shipped.",
            "CWE-538");

    public static final Rule HIDDEN_MODEL = Rule.of(
            "image/hidden-model",
            Severity.INFO,
            "Model that a later layer hides",
            "The file is not in the image's file system, but everybody who pulls the image has it on disk.",
            "Build the image without it if it should not be shipped.");

    public static final Rule SOFTWARE = Rule.of(
            "image/software-findings",
            Severity.INFO,
            "Findings in installed software",
            "Configuration files and templates below the system's and the packages' own directories, with no model beside"
                    + " them, are no model's: what the model rules say of them does not count.",
            "Nothing. scanDependencies judges installed software.");

    public static final Rule BASE = Rule.of(
            "image/base-not-allowed",
            Severity.HIGH,
            "Not built on an allowed base image",
            "The policy lists base images, and the image's lowest layers are those of none of them. What an image says of"
                    + " its base in annotations is its builder's word and proves nothing.",
            "Build on an allowed image, without squashing its layers; or add the base to containerImage.baseImages.",
            "AML.T0010");

    public static final Rule UNSIGNED = Rule.of(
            "image/unsigned",
            Severity.HIGH,
            "The image is not signed",
            "No signature of this image is in the layout, so nobody vouches for it.",
            "Sign it by its digest (cosign sign), and copy the signatures into the layout with the image.",
            "CWE-347",
            "AML.T0010");

    public static final Rule SIGNATURE = Rule.of(
            "image/signature-invalid",
            Severity.CRITICAL,
            "The signature does not hold",
            "The image, the signature or the signed statement has been altered, or the signature is for another image.",
            "Do not run it. Find out who changed what; sign again only what you have checked.",
            "CWE-347",
            "AML.T0010");

    public static final Rule STRANGER = Rule.of(
            "image/signed-by-stranger",
            Severity.HIGH,
            "Signed by somebody who is not trusted",
            "None of the image's signatures is by anybody whom the policy trusts.",
            "Have it signed by a trusted signer, or add the signer to containerImage.trust.",
            "CWE-347");

    public static final Rule EXPIRED = Rule.of(
            "image/signer-not-valid",
            Severity.HIGH,
            "The signer's certificate is expired or revoked",
            "The signer was trusted once and is not any more, or not at the time that counts.",
            "Sign again with a valid certificate.",
            "CWE-298",
            "CWE-299");

    public static final Rule SIGNATURE_FORM = Rule.of(
            "image/signature-malformed",
            Severity.HIGH,
            "Signature that cannot be understood",
            "It breaks its format, or is of a kind that is not supported; it proves nothing.",
            "Sign the image again with a current cosign.",
            "CWE-347");

    public static final Rule TRUST = Rule.of(
            "image/trust-unusable",
            Severity.HIGH,
            "A trust entry cannot be used",
            "A key, certificate or trusted root that the policy or the step names is no such thing.",
            "Correct the entry that the message names.");

    public static final Rule NOT_CHECKED = Rule.of(
            "image/signature-not-checked",
            Severity.INFO,
            "There is a signature, and nobody is trusted here",
            "Neither the policy nor the step names a signer, so that the signature says nothing.",
            "Name signers in containerImage.trust.");

    public static final Rule NO_TRUST = Rule.of(
            "image/trusts-nobody",
            Severity.HIGH,
            "The policy requires a signature and trusts nobody",
            "containerImage.signature is REQUIRED and containerImage.trust is empty: no image can pass.",
            "Name the signers in containerImage.trust.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            NO_LAYOUT,
            LAYOUT_LINK,
            MALFORMED,
            DOCKER_ARCHIVE,
            UNSUPPORTED,
            MISSING,
            DIGEST,
            DIFF_ID,
            PINNED,
            REFERENCE,
            PLATFORM,
            NOT_EXAMINED,
            STATEMENT,
            ENCRYPTED,
            FOREIGN,
            LAYER_TYPE,
            TRAVERSAL,
            OVERLAY,
            WHITEOUT,
            HARD_LINK,
            THROUGH_LINK,
            REPEATED,
            HIDDEN,
            HIDDEN_MODEL,
            SOFTWARE,
            BASE,
            UNSIGNED,
            SIGNATURE,
            STRANGER,
            EXPIRED,
            SIGNATURE_FORM,
            TRUST,
            NOT_CHECKED,
            NO_TRUST);

    private ImageRules() {}
}
