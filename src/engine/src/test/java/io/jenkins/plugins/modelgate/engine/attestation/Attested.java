package io.jenkins.plugins.modelgate.engine.attestation;

import io.jenkins.plugins.modelgate.engine.signature.key.EcPublicKey;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements of every kind, and who is trusted, for tests. */
public final class Attested {
    public static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123Z");
    public static final String SHA = "0123456789abcdef".repeat(4);
    public static final String ROOT = "fedcba9876543210".repeat(4);
    public static final String VERIFIER = "https://jenkins.example.com/model-gate/v1";

    private Attested() {}

    public static List<ResourceDescriptor> subjects(String sha256) {
        return List.of(
                ResourceDescriptor.of("model", sha256).with(Subjects.KIND, Subjects.LISTING),
                ResourceDescriptor.of("model (OMS root)", ROOT).with(Subjects.KIND, Subjects.OMS_ROOT));
    }

    public static Statement verification(List<ResourceDescriptor> subjects, String... properties) {
        return new VerificationResult(
                        VERIFIER,
                        List.of(ResourceDescriptor.of("production", "modelgate:policy:production", SHA)),
                        NOW,
                        List.of(properties))
                .of(subjects);
    }

    public static Statement testResult(TestResult.Result result, List<String> failed) {
        return new TestResult(
                        result,
                        List.of(ResourceDescriptor.of("data", "modelgate:policy:data", SHA)),
                        "https://jenkins.example.com/job/data/7/",
                        List.of("contract"),
                        List.of("drift"),
                        failed)
                .of(subjects(SHA));
    }

    public static Statement provenance() {
        return new Provenance(
                        "https://github.com/jenkinsci/model-gate-plugin/build/v1",
                        Map.of("job", "train/model", "parameters", Map.of("EPOCHS", "3")),
                        Map.of("cause", "timer"),
                        List.of(ResourceDescriptor.of("train.csv", SHA)),
                        VERIFIER,
                        Map.of("jenkins", "2.541.3"),
                        "https://jenkins.example.com/job/train/7/",
                        NOW,
                        NOW.plusSeconds(60),
                        List.of(ResourceDescriptor.of("report.json", ROOT)))
                .of(subjects(SHA));
    }

    public static TrustEntry key(EcPublicKey key, String... fields) {
        Map<String, String> map = new HashMap<>(Map.of("publicKey", key.pem(), "name", "controller"));
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return new TrustEntry("trust[0]", TrustEntry.Type.KEY, map);
    }
}
