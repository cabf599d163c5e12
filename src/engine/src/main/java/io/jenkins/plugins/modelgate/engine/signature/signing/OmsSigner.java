package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.certificate.Certificates;
import io.jenkins.plugins.modelgate.engine.signature.certificate.SigningChain;
import io.jenkins.plugins.modelgate.engine.signature.dsse.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Signs a model by OpenSSF Model Signing v1.0, method files or shards, by key or by certificate. */
public final class OmsSigner {
    private final SigningPlan plan;
    private final SigningKey key;
    private final List<X509Certificate> chain;

    private OmsSigner(SigningPlan plan, SigningKey key, List<X509Certificate> chain) {
        this.plan = plan;
        this.key = key;
        this.chain = chain;
    }

    /**
     * Finds out whether the key can sign as the plan wants, before a byte of the model is read.
     *
     * @throws SignatureException of kind KEY
     */
    public static OmsSigner of(SigningPlan plan, KeySource source, Instant now) throws SignatureException {
        SigningKey key = source.read();
        List<X509Certificate> given = new ArrayList<>();
        String what = "what came with " + key.what();
        if (plan.certificates() != null) {
            what = "the certificate file";
            given.addAll(Certificates.ofPem(plan.certificates(), what, Kind.KEY));
        } else {
            given.addAll(key.certificates());
        }
        boolean byCertificate = switch (plan.mode()) {
            case KEY -> false;
            case CERTIFICATE -> true;
            case AUTO ->
                plan.certificates() != null || given.stream().anyMatch(each -> !SigningChain.isSelfSigned(each));
        };
        if (byCertificate && given.isEmpty()) {
            throw new SignatureException(
                    Kind.KEY, key.what() + " has no certificate, which signing by certificate needs");
        }
        List<X509Certificate> chain =
                byCertificate ? SigningChain.of(given, key.publicKey().key(), now, what) : List.of();
        return new OmsSigner(plan, key, chain);
    }

    /**
     * Reads the model once, signs what it read and verifies the result.
     *
     * @param onBytes told of every chunk's size, for progress
     * @throws IOException when something in the model cannot be signed; the message says what and how to mend it
     */
    public SignedModel sign(LongConsumer onBytes) throws IOException, SignatureException, InterruptedException {
        SignableTree tree = SignableTree.of(plan);
        List<SignedResource> resources = new TreeDigests(plan, onBytes).of(tree.files());
        if (resources.isEmpty()) {
            throw new IOException("all files are empty, and shards say nothing about empty files; sign by files");
        }
        if (!tree.files().equals(SignableTree.of(plan).files())) {
            throw new IOException(
                    "files came, went or changed while the model was read; sign when nobody writes to it");
        }
        byte[] statement = StatementWriter.statement(name(), resources, tree.ignorePaths(), plan.shardSize());
        byte[] signature = key.sign(Envelope.signedBytes(Envelope.IN_TOTO, statement));
        byte[] bundle =
                StatementWriter.bundle(statement, signature, key.publicKey().hint(), chain);
        if (bundle.length > Bundle.MAX_BYTES) {
            throw new IOException("the signature would have " + bundle.length + " bytes, more than the "
                    + Bundle.MAX_BYTES + " that verifiers read; pack the " + resources.size() + " files into fewer");
        }
        String only =
                Files.isDirectory(plan.model()) ? null : tree.files().get(0).path();
        SelfCheck.check(bundle, statement, key.publicKey(), resources, plan.signature(), only);
        return new SignedModel(
                bundle,
                StatementWriter.root(resources),
                signer(),
                key.publicKey().hint(),
                tree.files(),
                resources,
                tree.leftOut(),
                tree.alike());
    }

    private String name() {
        String name = PathNames.last(plan.model());
        return name.isEmpty() ? "model" : SafeText.of(name);
    }

    private Signer signer() {
        if (chain.isEmpty()) {
            String fingerprint = key.publicKey().fingerprint();
            return new Signer("key", "", key.publicKey().hint(), fingerprint, null, List.of());
        }
        X509Certificate leaf = chain.get(0);
        return new Signer(
                "certificate", "", Certificates.subject(leaf), Certificates.fingerprint(leaf), null, List.of());
    }
}
