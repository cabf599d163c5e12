package io.jenkins.plugins.modelgate.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PolicyTest {
    private static final String WHOLE = """
            name: production
            failOn: HIGH
            suppress:
              - {rule: pickle/unknown-global, file: "legacy/*.pkl", reason: "reviewed MG-12", until: 2027-03-31}
            modelArtifact:
              signature: REQUIRED
              trust:
                - {type: key, publicKey: "-----BEGIN PUBLIC KEY-----"}
                - {type: certificate, roots: "-----BEGIN CERTIFICATE-----", subject: "CN=ml-release"}
                - {type: sigstore, identity: "release@example.com", issuer: "https://accounts.example.com", trustedRoot: trusted_root.json}
              formats: [safetensors, onnx, gguf, keras]
              allowedGlobals: ["acme.layers.Attention"]
              limits: {fileBytes: 200GiB, archiveDepth: 8, expansionRatio: 200, seconds: 1800}
            dataset:
              sources: [{match: "s3://acme-curated/**"}, {match: "data/**", manifest: data/manifest.json}]
              drift: {psi: 0.2, js: 0.1, newCategory: HIGH}
              poisoning: {duplicateShare: 0.02, conflictingLabels: 0.005, triggerPurity: 0.98}
            dependencies: {cvss: 7.0, requirePinned: true, requireHashes: true, licenses: {deny: [AGPL-3.0-only]}, maxAdvisoryAgeDays: 7}
            configuration: {secrets: CRITICAL}
            approval:
              rules: [{role: ml-lead, count: 1}, {role: security, count: 1}]
              separationOfDuties: true
              expiresHours: 72
              reauthenticate: false
            quality:
              metrics: {accuracy: {min: 0.9, drop: 0.01}, toxicity: {max: 0.02}}
              tests: ["safety/*"]
            monitoring: {psi: 0.2, performanceDrop: 0.03, staleHours: 48, latencyP95: 800, unlabelledShare: 0.5}
            execution: {requiredLabel: trusted-gate, memory: 1GiB}
            """;

    @Test
    public void readsTheWholeDocument() throws PolicyException {
        Policy policy = Policy.of(PolicyFile.yaml(WHOLE, "policy.yaml"));

        assertThat(policy.name()).isEqualTo("production");
        assertThat(policy.texts("modelArtifact.formats")).containsExactly("safetensors", "onnx", "gguf", "keras");
        assertThat(policy.number("modelArtifact.limits.fileBytes")).isEqualTo(200L << 30);
        assertThat(policy.entries("suppress")).hasSize(1);
        assertThat(policy.text("execution.requiredLabel")).isEqualTo("trusted-gate");
    }

    @Test
    public void whatMayStandInForAnotherPolicy() throws PolicyException {
        Policy whole = Policy.of(PolicyFile.yaml(WHOLE, "policy.yaml"));
        whole.requireNoLooserThan(whole);
        whole.requireNoLooserThan(Policy.of(PolicyFile.yaml(WHOLE.replace("200GiB", "201GiB"), "looser")));

        standIn(whole, WHOLE.replace("200GiB", "201GiB"), "modelArtifact.limits.fileBytes");
        standIn(whole, WHOLE.replace("signature: REQUIRED", "signature: OPTIONAL"), "modelArtifact.signature");
        standIn(
                whole,
                WHOLE.replace("formats: [safetensors", "formats: [pickle, safetensors"),
                "modelArtifact.formats");
        standIn(
                whole,
                WHOLE.replace("formats: [safetensors, onnx, gguf, keras]", "formats: []"),
                "modelArtifact.formats");
        standIn(whole, WHOLE.replace("{role: security, count: 1}", "{role: intern, count: 1}"), "approval.rules");
        standIn(whole, WHOLE.replace("\"safety/*\"", ""), "quality.tests");
        standIn(whole, WHOLE.replace("requiredLabel: trusted-gate, ", ""), "execution.requiredLabel");
        standIn(whole, WHOLE.replace("accuracy: {min: 0.9, drop: 0.01}, ", ""), "quality.metrics");
    }

    private static void standIn(Policy floor, String yaml, String field) throws PolicyException {
        assertThat(yaml).isNotEqualTo(WHOLE);
        Policy other = Policy.of(PolicyFile.yaml(yaml, "other"));
        assertThatThrownBy(() -> other.requireNoLooserThan(floor))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy field " + field);
    }

    @Test
    public void survivesTheTripToTheWorker() throws PolicyException {
        Policy policy = Policy.of(PolicyFile.yaml(WHOLE, "policy.yaml"));

        Policy there = Policy.of(PolicyFile.json(PolicyFile.toJson(policy.asLayer()), "request"));

        assertThat(there.digest()).isEqualTo(policy.digest());
        assertThat(there.name()).isEqualTo(policy.name());
    }

    @Test
    public void equalPoliciesHaveEqualDigestsHoweverTheyAreWritten() throws PolicyException {
        String one = "modelArtifact: {limits: {fileBytes: 1GiB, seconds: 10}}\ndependencies: {cvss: 7.0}";
        String other =
                "dependencies:\n  cvss: 7\nmodelArtifact:\n  limits:\n    seconds: 10\n    fileBytes: 1073741824";

        assertThat(digest(one)).isEqualTo(digest(other));
        assertThat(digest("failOn: LOW")).isNotEqualTo(digest("failOn: HIGH"));
    }

    @Test
    public void laterLayersTighten() throws PolicyException {
        Policy admin =
                Policy.of(PolicyFile.yaml("failOn: HIGH\nmodelArtifact: {formats: [onnx, safetensors]}", "admin"));

        Policy step = admin.tightenedBy(PolicyFile.yaml(
                "failOn: LOW\nmodelArtifact: {signature: REQUIRED, formats: [onnx], limits: {seconds: 60}}", "step"));

        assertThat(step.text("failOn")).isEqualTo("LOW");
        assertThat(step.text("modelArtifact.signature")).isEqualTo("REQUIRED");
        assertThat(step.texts("modelArtifact.formats")).containsExactly("onnx");
        assertThat(step.number("modelArtifact.limits.seconds")).isEqualTo(60);
    }

    @Test
    public void everyLooseningIsRefusedByItsName() throws PolicyException {
        String admin = """
                failOn: HIGH
                modelArtifact: {signature: REQUIRED, formats: [onnx], allowedGlobals: [a.B],
                  trust: [{type: key, publicKey: k}], limits: {fileBytes: 1GiB, archiveDepth: 4, expansionRatio: 50, seconds: 60}}
                dataset: {sources: [{match: "data/**"}], drift: {psi: 0.2, js: 0.1}, poisoning: {triggerPurity: 0.9}}
                dependencies: {cvss: 7, requirePinned: true, requireHashes: true, maxAdvisoryAgeDays: 7}
                approval: {rules: [{role: a, count: 2}], expiresHours: 72, validHours: 24, reauthenticate: true,
                  unknownInitiators: REFUSED, reauthenticateMinutes: 5, maxDelegationDays: 0, override: NOBODY}
                quality: {metrics: {accuracy: {min: 0.9, drop: 0.01}, toxicity: {max: 0.02}}}
                monitoring: {psi: 0.2, performanceDrop: 0.03, staleHours: 48, latencyP95: 800, unlabelledShare: 0.5}
                execution: {requiredLabel: gate, memory: 1GiB}
                """;
        Map<String, String> loosenings = Map.ofEntries(
                Map.entry("failOn", "failOn: CRITICAL"),
                Map.entry("suppress", "suppress: [{rule: a/b, reason: r, until: 2030-01-01}]"),
                Map.entry("modelArtifact.signature", "modelArtifact: {signature: OPTIONAL}"),
                Map.entry("modelArtifact.formats", "modelArtifact: {formats: [onnx, pickle]}"),
                Map.entry("modelArtifact.formats ", "modelArtifact: {formats: []}"),
                Map.entry("modelArtifact.allowedGlobals", "modelArtifact: {allowedGlobals: [a.B, os.system]}"),
                Map.entry("modelArtifact.trust", "modelArtifact: {trust: [{type: key, publicKey: other}]}"),
                Map.entry("modelArtifact.limits.fileBytes", "modelArtifact: {limits: {fileBytes: 2GiB}}"),
                Map.entry("modelArtifact.limits.archiveDepth", "modelArtifact: {limits: {archiveDepth: 5}}"),
                Map.entry("modelArtifact.limits.expansionRatio", "modelArtifact: {limits: {expansionRatio: 51}}"),
                Map.entry("modelArtifact.limits.seconds", "modelArtifact: {limits: {seconds: 61}}"),
                Map.entry("dataset.sources", "dataset: {sources: [{match: '**'}]}"),
                Map.entry("dataset.contractSql", "dataset: {contractSql: ALLOWED}"),
                Map.entry("dataset.contractSqlSeconds", "dataset: {contractSqlSeconds: 61}"),
                Map.entry("dataset.sources ", "dataset: {sources: []}"),
                Map.entry("dataset.engines", "dataset: {engines: [{match: 'jdbc:hive2://lab/*'}]}"),
                Map.entry("dataset.drift.newCategory", "dataset: {drift: {newCategory: LOW}}"),
                Map.entry("dataset.drift.psi", "dataset: {drift: {psi: 0.21}}"),
                Map.entry("dependencies.cvss", "dependencies: {cvss: 7.1}"),
                Map.entry("dependencies.requirePinned", "dependencies: {requirePinned: false}"),
                Map.entry("approval.separationOfDuties", "approval: {separationOfDuties: false}"),
                Map.entry("approval.expiresHours", "approval: {expiresHours: 73}"),
                Map.entry("approval.rules", "approval: {rules: [{role: a, count: 1}]}"),
                Map.entry("approval.unknownInitiators", "approval: {unknownInitiators: TOLD}"),
                Map.entry("approval.validHours", "approval: {validHours: 25}"),
                Map.entry("approval.reauthenticate", "approval: {reauthenticate: false}"),
                Map.entry("approval.reauthenticateMinutes", "approval: {reauthenticateMinutes: 6}"),
                Map.entry("approval.maxDelegationDays", "approval: {maxDelegationDays: 1}"),
                Map.entry("approval.override", "approval: {override: OTHERS}"),
                Map.entry("quality.metrics.accuracy.min", "quality: {metrics: {accuracy: {min: 0.89}}}"),
                Map.entry("quality.metrics.toxicity.max", "quality: {metrics: {toxicity: {max: 0.03}}}"),
                Map.entry("monitoring.staleHours", "monitoring: {staleHours: 49}"),
                Map.entry("monitoring.unseenShare", "monitoring: {unseenShare: 0.03}"),
                Map.entry("monitoring.invalidShare", "monitoring: {invalidShare: 0.02}"),
                Map.entry("monitoring.calibration", "monitoring: {calibration: 0.2}"),
                Map.entry("monitoring.latencyP95", "monitoring: {latencyP95: 801}"),
                Map.entry("monitoring.unlabelledShare", "monitoring: {unlabelledShare: 0.6}"),
                Map.entry("monitoring.clientShare", "monitoring: {clientShare: 0.6}"),
                Map.entry("monitoring.injectionShare", "monitoring: {injectionShare: 0.02}"),
                Map.entry("monitoring.anomalies", "monitoring: {anomalies: LOW}"),
                Map.entry("execution.requiredLabel", "execution: {requiredLabel: any}"),
                Map.entry("execution.memory", "execution: {memory: 2GiB}"));
        Policy inForce = Policy.of(PolicyFile.yaml(admin, "admin"));
        for (Map.Entry<String, String> loosening : loosenings.entrySet()) {
            PolicyLayer layer = PolicyFile.yaml(loosening.getValue(), "step");
            assertThatThrownBy(() -> inForce.tightenedBy(layer))
                    .as(loosening.getValue())
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining(loosening.getKey().trim() + ":");
        }
    }

    /** No list of sources means every source: the first list is stricter, and leaving all out again is not. */
    @Test
    public void theFirstListOfSourcesTightens() throws PolicyException {
        Policy folder = Policy.defaults()
                .tightenedBy(PolicyFile.yaml("dataset: {sources: [{match: 'data/**'}, {match: 'old/**'}]}", "folder"));
        Policy step = folder.tightenedBy(PolicyFile.yaml("dataset: {sources: [{match: 'data/**'}]}", "step"));
        assertThat(step.entries("dataset.sources")).hasSize(1);
        assertThatThrownBy(() -> step.tightenedBy(PolicyFile.yaml("dataset: {sources: []}", "step")))
                .hasMessageContaining("dataset.sources");
    }

    @Test
    public void aLayerCannotLoosenADefaultEither() throws PolicyException {
        Policy defaults = Policy.of(PolicyLayer.none());

        assertThatThrownBy(() -> defaults.tightenedBy(PolicyLayer.of("modelArtifact.limits.seconds", 1801)))
                .hasMessageContaining("modelArtifact.limits.seconds");
        assertThatThrownBy(() ->
                        defaults.tightenedBy(PolicyLayer.of("modelArtifact.allowedGlobals", List.of("os.system"))))
                .hasMessageContaining("modelArtifact.allowedGlobals");
    }

    @Test
    public void demandsAddUp() throws PolicyException {
        Policy admin = Policy.of(PolicyFile.yaml("approval: {rules: [{role: security, count: 1}]}", "admin"));

        Policy step = admin.tightenedBy(PolicyFile.yaml("approval: {rules: [{role: ml-lead, count: 2}]}", "step"));

        assertThat(step.entries("approval.rules"))
                .containsExactly(
                        Map.of("role", "security", "count", 1L), //
                        Map.of("role", "ml-lead", "count", 2L));
    }

    @Test
    public void ofOneRoleTheLargerCountHolds() throws PolicyException {
        Policy admin = Policy.of(PolicyFile.yaml("approval: {rules: [{role: security, count: 2}]}", "admin"));

        Policy step = admin.tightenedBy(PolicyFile.yaml("approval: {rules: [{role: security, count: 3}]}", "step"));

        assertThat(step.entries("approval.rules")).containsExactly(Map.of("role", "security", "count", 3L));
        assertThatThrownBy(() ->
                        step.tightenedBy(PolicyFile.yaml("approval: {rules: [{role: security, count: 2}]}", "step")))
                .hasMessageContaining("approval.rules:")
                .hasMessageContaining("more people of security are stricter");
    }

    @Test
    public void rulesThatAdmitNobodyAreNotOpenedByALaterLayer() throws PolicyException {
        Policy admin = Policy.of(PolicyFile.yaml("approval: {rules: []}", "admin"));
        PolicyLayer ownRole = PolicyFile.yaml("approval: {rules: [{role: dev, count: 1}]}", "step");

        assertThatThrownBy(() -> admin.tightenedBy(ownRole)).hasMessageContaining("approval.rules:");
        assertThatThrownBy(() -> Policy.defaults().tightenedBy(ownRole)).hasMessageContaining("approval.rules:");
        assertThat(admin.tightenedBy(PolicyFile.yaml("approval: {rules: []}", "step"))
                        .entries("approval.rules"))
                .isEmpty();
    }

    @Test
    public void quorumsThatCountNobodyOrTooManyAreRefused() {
        String tooMany = "approval: {rules: ["
                + String.join(",", java.util.Collections.nCopies(101, "{role: a, count: 1}")) + "]}";
        Map<String, String> malformed = Map.of(
                "approval: {rules: [{role: a, count: 0}]}",
                "rules[0].count: 0 is not",
                "approval: {rules: [{role: a, count: -1}]}",
                "rules[0].count: -1 is not",
                "approval: {rules: [{role: a, count: 1001}]}",
                "from 1 to 1000",
                "approval: {rules: [{role: a, count: 4294967297}]}",
                "from 1 to 1000",
                "approval: {rules: [{role: a, count: 18446744073709551617}]}",
                "from 1 to 1000",
                "approval: {rules: [{role: a, count: '1'}]}",
                "is not a number",
                "approval: {rules: [{role: ' ', count: 1}]}",
                "a rule with role and count",
                "approval: {rules: [{role: a, count: 1, any: x}]}",
                "a rule with role and count",
                "approval: {rules: [{role: a, count: 1}, {role: ' a', count: 1}]}",
                "has a rule already",
                tooMany,
                "more than 100 rules");
        malformed.forEach((yaml, message) -> assertThatThrownBy(() -> PolicyFile.yaml(yaml, "p.yaml"))
                .as(yaml)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(message));
    }

    @Test
    public void malformedDocumentsAreRefusedWithTheField() {
        Map<String, String> malformed = Map.of(
                "failOm: HIGH", "failOm is not known",
                "failOn: SOMETIMES", "failOn: SOMETIMES is not one of",
                "modelArtifact: {limit: {}}", "modelArtifact.limit is not known",
                "modelArtifact: 3", "it is a section",
                "modelArtifact: {limits: {fileBytes: many}}", "such as 200GiB",
                "modelArtifact: {limits: {seconds: 0}}", "from 1 to",
                "suppress: [{rule: a/b, until: 2030-01-01}]", "reason is missing",
                "suppress: [{rule: a/b, reason: r, until: soon}]", "a date such as",
                "- a\n- b", "no map of fields",
                "failOn: HIGH\nfailOn: LOW", "failOn");
        malformed.forEach((yaml, message) -> assertThatThrownBy(() -> PolicyFile.yaml(yaml, "p.yaml"))
                .as(yaml)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("p.yaml"));
    }

    private static String digest(String yaml) throws PolicyException {
        return Policy.of(PolicyFile.yaml(yaml, "p.yaml")).digest();
    }
}
