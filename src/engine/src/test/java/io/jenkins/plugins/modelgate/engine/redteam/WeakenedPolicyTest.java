package io.jenkins.plugins.modelgate.engine.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Outcome;
import io.jenkins.plugins.modelgate.engine.redteam.matrix.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whoever weakens a field of the policy is told by an attack that gets through, and by the field's name. */
public class WeakenedPolicyTest {
    /** The strict policy that the documentation gives. */
    private static final Path STRICT = Path.of("../../docs/policies/strict.yaml");

    /** Field, a weaker value in YAML, and an attack that gets through then. */
    private static final String[][] WEAKER = {
        {"failOn", "CRITICAL", "configuration/program-from-the-network"},
        {"suppress", "[{rule: pickle/unsafe-global, reason: old, until: '2999-01-01'}]", "model/pickle-system-call"},
        {"modelArtifact.signature", "OPTIONAL", "model/signature-stripped"},
        {"modelArtifact.unsignedFiles", "LISTED", "model/unsigned-text-added"},
        {"modelArtifact.formats", "[]", "model/format-that-carries-code"},
        {"modelArtifact.allowedGlobals", "[os.system]", "model/pickle-system-call"},
        {"modelArtifact.limits.expansionRatio", "1000000", "model/archive-bomb"},
        {"containerImage.signature", "OPTIONAL", "image/signature-stripped"},
        {"containerImage.baseImages", "[]", "image/other-base"},
        {"dataset.contractSql", "ALLOWED", "dataset/queries-in-the-contract"},
        {"dataset.sources", "[]", "dataset/forged-source"},
        {"dataset.drift.psi", "100", "dataset/drift-of-a-number"},
        {"dataset.drift.js", "1", "dataset/drift-of-a-category"},
        {"dataset.drift.newCategory", "LOW", "dataset/new-category"},
        {"dataset.poisoning.duplicateShare", "1", "dataset/duplicates"},
        {"dataset.poisoning.conflictingLabels", "1", "dataset/conflicting-labels"},
        {"dataset.poisoning.triggerPurity", "1", "dataset/trigger-word"},
        {"dependencies.cvss", "10", "dependency/vulnerable-version"},
        {"dependencies.requireHashes", "false", "dependency/no-digest"},
        {"dependencies.licenses.deny", "[]", "dependency/denied-license"},
        {"dependencies.maxAdvisoryAgeDays", "3650", "dependency/stale-advisories"},
        {"configuration.secrets", "LOW", "configuration/secret-in-env-file"},
        {"approval.rules", "[{role: ml-lead, count: 1}]", "approval/one-person-many-roles"},
        {"approval.separationOfDuties", "false", "approval/started-it"},
        {"approval.unknownInitiators", "TOLD", "approval/nobody-started-it"},
        {"approval.expiresHours", "720", "approval/expired-request"},
        {"approval.validHours", "8760", "approval/expired-approval"},
        {"approval.reauthenticate", "false", "approval/stolen-token"},
        {"approval.reauthenticateMinutes", "720", "approval/stale-login"},
        {"approval.maxDelegationDays", "90", "approval/delegated-for-long"},
        {"approval.override", "OTHERS", "approval/override-by-one"},
        {"quality.metrics", "{toxicity: {max: 0.02}}", "quality/worse-model"},
        {"quality.tests", "[]", "quality/tests-skipped"},
        {"quality.binding", "OPTIONAL", "quality/figures-of-nobody"},
        {"quality.baseline", "OPTIONAL", "quality/no-version-to-compare-with"},
        {"monitoring.psi", "100", "monitor/inputs-shifted"},
        {"monitoring.performanceDrop", "1", "monitor/worse-answers"},
        {"monitoring.staleHours", "8760", "monitor/log-stopped"},
        {"monitoring.unseenShare", "1", "monitor/unseen-values"},
        {"monitoring.invalidShare", "1", "monitor/crashing-inputs"},
        {"monitoring.calibration", "1", "monitor/too-sure-of-itself"},
        {"monitoring.latencyP95", "3600000", "monitor/sponge-inputs"},
        {"monitoring.unlabelledShare", "1", "monitor/labels-kept-back"},
        {"monitoring.clientShare", "1", "monitor/flood-by-one-client"},
        {"monitoring.injectionShare", "1", "monitor/prompt-injection"},
        {"monitoring.anomalies", "LOW", "monitor/flood-by-many-clients"},
    };

    /** Of the attacks that count through rows, those that the short form plays too. */
    private static final Set<String> SHORT =
            Set.of("dataset.poisoning.duplicateShare", "monitoring.staleHours", "monitoring.clientShare");

    /** Fields that no attack of ours can show, and why. */
    private static final Map<String, String> NOT_SHOWN = Map.ofEntries(
            Map.entry("modelArtifact.trust", "whoever is named is trusted: no engine knows who should not be"),
            Map.entry(
                    "modelArtifact.signedLinks",
                    "counts for signatures that permit links, which our signer never makes"),
            Map.entry("containerImage.trust", "as modelArtifact.trust"),
            Map.entry("modelArtifact.limits.fileBytes", "what is under the limit is examined: it bounds time only"),
            Map.entry("modelArtifact.limits.archiveDepth", "as fileBytes"),
            Map.entry("modelArtifact.limits.seconds", "bounds time only"),
            Map.entry("dataset.contractSqlSeconds", "bounds time only"),
            Map.entry(
                    "dependencies.requirePinned",
                    "a version that nobody knows is not judged, which keeps the gate closed all the same"),
            Map.entry("dataset.engines", "which databases may be asked: attacks have files alone"),
            Map.entry("dataset.timestampColumns", "says which column is the time; a later layer may only add to it"),
            Map.entry("execution.memory", "bounds memory only"),
            Map.entry("execution.scratch", "bounds space only"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyFieldIsShownOrExcused() {
        Set<String> fields = new TreeSet<>(NOT_SHOWN.keySet());
        for (String[] each : WEAKER) {
            fields.add(each[0]);
        }
        assertThat(Policy.defaults().asLayer().values().keySet())
                // Attacks on a model, not on a gate: RobustnessTest shows what these do.
                .filteredOn(field -> !field.startsWith("redTeam.robustness."))
                .isSubsetOf(fields);
    }

    @Test
    public void aWeakerFieldLetsAnAttackThroughAndIsNamed() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        for (String[] each : played()) {
            Row row = play(weakened(each[0], each[1]), each[2]);
            if (row.outcome() != Outcome.MISSED || !each[0].equals(row.field())) {
                wrong.put(each[0], row.id() + " " + row.outcome() + ", names " + row.field() + ": " + row.detail());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    public void underTheStrictPolicyEveryOneOfTheseIsCaught() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        List<String> ids = Boolean.getBoolean("modelgate.full")
                ? Scenarios.all().stream().map(Scenario::id).toList()
                : played().stream().map(each -> each[2]).toList();
        for (String id : ids) {
            Row row = play(strict(), id);
            if (row.outcome() != Outcome.CAUGHT) {
                wrong.put(row.id(), row.outcome() + ": " + row.detail());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * The short form has one attack on data and two on production: every one of them counts through thousands of rows six
     * times.
     */
    private static List<String[]> played() {
        return Stream.of(WEAKER)
                .filter(each -> Boolean.getBoolean("modelgate.full")
                        || !each[2].startsWith("dataset/") && !each[2].startsWith("monitor/")
                        || SHORT.contains(each[0]))
                .toList();
    }

    private Row play(Policy policy, String scenario) throws Exception {
        Arena arena = new Arena(folder.newFolder().toPath(), policy, Inputs.none());
        return new Campaign(arena, Progress.SILENT)
                .play(Scenarios.named(List.of(scenario)))
                .get(0)
                .row();
    }

    private static Policy strict() throws Exception {
        return Policy.of(PolicyFile.read(STRICT));
    }

    private static Policy weakened(String field, String yaml) throws Exception {
        StringBuilder document = new StringBuilder();
        String[] path = field.split("\\.");
        for (int i = 0; i < path.length; i++) {
            document.append("  ".repeat(i)).append(path[i]).append(i + 1 < path.length ? ":\n" : ": " + yaml + "\n");
        }
        Map<String, Object> values = new TreeMap<>(strict().asLayer().values());
        values.putAll(PolicyFile.yaml(document.toString(), "test").values());
        return Policy.of(new PolicyLayer("weakened", values));
    }
}
