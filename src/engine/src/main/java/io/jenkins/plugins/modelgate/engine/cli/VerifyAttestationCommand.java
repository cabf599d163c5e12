package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.attestation.PredicateType;
import io.jenkins.plugins.modelgate.engine.check.VerifyAttestation;
import io.jenkins.plugins.modelgate.engine.check.VerifyAttestationRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model-gate verify-attestation ATTESTATION}. */
@Command(
        name = "verify-attestation",
        mixinStandardHelpOptions = true,
        description =
                "Verifies a signed statement about an artifact (in-toto in a DSSE envelope), and a bill of material: by whom it is"
                        + " signed, whether it is about exactly this artifact, and what it says.")
final class VerifyAttestationCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ATTESTATION",
            arity = "0..1",
            description = "File with one envelope. May be left out where --bom is only held against the files.")
    private Path attestation;

    @Option(
            names = "--subject",
            paramLabel = "PATH",
            description =
                    "The file or directory that it must be about. More than one file where a model is several files.")
    private List<Path> subjects = new ArrayList<>();

    @Option(
            names = "--digest",
            paramLabel = "SHA256",
            description = "The digest that it must be about, instead of --subject.")
    private String digest;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description =
                    "Public key of who attests (PEM, EC on P-256, P-384 or P-521). Any one of several may have signed.")
    private List<Path> publicKeys = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description =
                    "List of trust entries of type key (YAML or JSON), as Jenkins' page of attestation keys gives it.")
    private List<Path> trust = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What must be attested: svr, test-result, provenance, bom, or the URI of a predicate type.")
    private String type;

    @Option(names = "--property", paramLabel = "NAME", description = "Property that a verification result must have.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--builder", paramLabel = "URI", description = "Builder that provenance must name.")
    private String builder;

    @Option(
            names = "--bom",
            paramLabel = "FILE",
            description =
                    "Bill of material (model.cdx.json) that must be the attested one, with the hashes of the subject's files.")
    private Path bom;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        String sha256 = digest == null ? null : digest(digest);
        if (attestation == null && bom == null) {
            throw usage("name an attestation, or a bill of material by --bom");
        }
        if (subjects.isEmpty() == (sha256 == null)) {
            throw usage("say what it must be about: either --subject PATH or --digest SHA256");
        }
        if (attestation == null && subjects.isEmpty()) {
            throw usage("--bom without an attestation is held against files: give them by --subject");
        }
        List<TrustEntry> keys = new TrustArguments(publicKeys, trust).entries();
        if (attestation != null && keys.isEmpty()) {
            throw usage("nobody is trusted: give the public key of who attests by --public-key or --trust");
        }
        Policy inForce = policy.inForce();
        return output.report(
                new VerifyAttestation(),
                new VerifyAttestationRequest(
                        attestation,
                        keys,
                        type == null ? null : PredicateType.uriOf(type),
                        subjects,
                        sha256,
                        properties,
                        builder,
                        bom,
                        inForce));
    }

    private String digest(String text) {
        String hex = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw usage("--digest is no SHA-256 of 64 hexadecimal digits");
        }
        return hex.toLowerCase(Locale.ROOT);
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
