package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that may be run: the bytes of which the scanner has passed a copy.
 *
 * @param bytes of the file
 * @param sha256 of exactly these
 */
record ScannedModel(byte[] bytes, String sha256) {
    /** The runtime gets it as one array, and native code holds it once more. */
    private static final long MOST = 512L << 20;

    /**
     * Copies, scans and reads a model.
     *
     * @param scratch directory of its own
     * @throws UnusableException where the scanner finds anything of weight, or did not see all of it: no accepted finding and no
     *     lenient policy makes such a model run here
     */
    static ScannedModel of(Path model, Path scratch, Policy policy) throws IOException, InterruptedException {
        Path copy = Files.createDirectories(scratch.resolve("robustness")).resolve("model.onnx");
        byte[] bytes = bytes(model);
        Files.write(copy, bytes);
        Report report =
                new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(copy, content(policy)), Progress.SILENT);
        for (Finding finding : report.findings()) {
            // An operator set that is named twice, as converters do, says nothing of what runs: the runtime has its own
            // alone.
            boolean harmless = finding.rule().equals("onnx/opset-import")
                    && !finding.severity().atLeast(Severity.HIGH);
            if (finding.severity().atLeast(Severity.MEDIUM) && !harmless
                    || finding.rule().startsWith("onnx/external-data")) {
                throw new UnusableException("the model is not run, for the scanner finds " + finding.rule() + ": "
                        + finding.detail() + "; mend the model");
            }
        }
        Artifact artifact = report.artifacts().size() == 1 ? report.artifacts().get(0) : null;
        if (artifact == null
                || artifact.coverage() != Coverage.FULL
                || !artifact.format().equals("onnx")) {
            throw new UnusableException("the model is not run, for it is no ONNX file that the scanner saw all of");
        }
        String sha256 = Sha256.of(bytes);
        if (!sha256.equals(artifact.sha256())) {
            throw new UnusableException("the model changed while it was scanned");
        }
        return new ScannedModel(bytes, sha256);
    }

    private static byte[] bytes(Path model) throws IOException {
        long size = Files.size(model);
        if (size > MOST) {
            throw new UnusableException("the model is larger than " + (MOST >> 20) + " MiB");
        }
        byte[] bytes = new byte[(int) size];
        try (InputStream in = Files.newInputStream(model)) {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length || in.read() >= 0) {
                throw new UnusableException("the model changed while it was read");
            }
        }
        return bytes;
    }

    /** What the policy says of content: who signed it is for verifyModelArtifact, and what was accepted there is not run here. */
    private static Policy content(Policy policy) {
        Map<String, Object> values = new TreeMap<>(policy.asLayer().values());
        values.keySet()
                .removeIf(field -> field.equals("suppress")
                        || field.equals("modelArtifact.trust")
                        || field.equals("modelArtifact.signature")
                        || field.equals("modelArtifact.formats"));
        return Policy.of(new PolicyLayer(policy.name(), values));
    }
}
