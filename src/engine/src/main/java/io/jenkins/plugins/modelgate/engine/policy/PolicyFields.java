package io.jenkins.plugins.modelgate.engine.policy;

import io.jenkins.plugins.modelgate.engine.policy.Texts.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every field of the policy document with its kind and default: one line each. */
final class PolicyFields {
    /** A field: what it takes and what holds when nobody sets it; null means nothing. */
    record Field(FieldKind kind, Object byDefault) {}

    private static final Map<String, Field> TABLE = new LinkedHashMap<>();

    private static final String[] SEVERITIES = {"CRITICAL", "HIGH", "MEDIUM", "LOW"};

    static {
        add("failOn", Level.of(SEVERITIES), "HIGH");
        add("suppress", new Entries(Set.of("rule", "reason", "until"), Set.of("file"), Direction.NARROW), List.of());

        add("modelArtifact.signature", Level.of("OPTIONAL", "REQUIRED"), "OPTIONAL");
        add("modelArtifact.trust", new Trust(), List.of());
        add("modelArtifact.signedLinks", Level.of("INSIDE", "FORBIDDEN"), "FORBIDDEN");
        add("modelArtifact.unsignedFiles", Level.of("LISTED", "FORBIDDEN"), "FORBIDDEN");
        add("modelArtifact.formats", new Texts(Direction.NARROW_EMPTY_IS_ALL), List.of());
        add("modelArtifact.allowedGlobals", new Texts(Direction.NARROW), List.of());
        add("modelArtifact.limits.fileBytes", new Size(), 200L << 30);
        add("modelArtifact.limits.archiveDepth", Bound.whole(0, 64), 8L);
        add("modelArtifact.limits.expansionRatio", Bound.whole(1, 1_000_000), 200L);
        add("modelArtifact.limits.seconds", Bound.whole(1, 86_400), 1800L);

        add("containerImage.signature", Level.of("OPTIONAL", "REQUIRED"), "OPTIONAL");
        add("containerImage.trust", new Trust(), List.of());
        add("containerImage.baseImages", new Texts(Direction.NARROW_EMPTY_IS_ALL), List.of());

        add(
                "dataset.sources",
                new Entries(Set.of("match"), Set.of("manifest"), Direction.NARROW_EMPTY_IS_ALL),
                List.of());
        add("dataset.engines", new Entries(Set.of("match"), Set.of("driver"), Direction.NARROW), List.of());
        add("dataset.contractSql", Level.of("ALLOWED", "FORBIDDEN"), "FORBIDDEN");
        add("dataset.contractSqlSeconds", Bound.whole(1, 3600), 60L);
        add("dataset.timestampColumns", new Entries(Set.of("object", "column"), Set.of(), Direction.GROW), List.of());
        add("dataset.drift.psi", Bound.number("0", "100"), decimal("0.2"));
        add("dataset.drift.js", Bound.share(), decimal("0.1"));
        add("dataset.drift.newCategory", Level.of("LOW", "MEDIUM", "HIGH", "CRITICAL"), "HIGH");
        add("dataset.poisoning.duplicateShare", Bound.share(), decimal("0.02"));
        add("dataset.poisoning.conflictingLabels", Bound.share(), decimal("0.005"));
        add("dataset.poisoning.triggerPurity", Bound.share(), decimal("0.98"));

        add("dependencies.cvss", Bound.number("0", "10"), decimal("7"));
        add("dependencies.requirePinned", new Flag(), true);
        add("dependencies.requireHashes", new Flag(), true);
        add("dependencies.licenses.deny", new Texts(Direction.GROW), List.of());
        add("dependencies.maxAdvisoryAgeDays", Bound.whole(0, 3650), 7L);

        add("configuration.secrets", Level.of("LOW", "MEDIUM", "HIGH", "CRITICAL"), "CRITICAL");

        add("approval.rules", new Quorum(), List.of());
        add("approval.separationOfDuties", new Flag(), true);
        add("approval.unknownInitiators", Level.of("TOLD", "REFUSED"), "TOLD");
        add("approval.expiresHours", Bound.whole(1, ApprovalLimits.HOURS), 72L);
        add("approval.validHours", Bound.whole(1, ApprovalLimits.HOURS), 720L);
        add("approval.reauthenticate", new Flag(), false);
        add("approval.reauthenticateMinutes", Bound.whole(1, ApprovalLimits.MINUTES), 15L);
        add("approval.maxDelegationDays", Bound.whole(0, ApprovalLimits.DAYS), 7L);
        add("approval.override", Level.of("ANYONE", "OTHERS", "NOBODY"), "OTHERS");

        add("quality.metrics", new Metrics(), Map.of());
        add("quality.tests", new Texts(Direction.GROW), List.of());
        add("quality.binding", Level.of("OPTIONAL", "REQUIRED"), "OPTIONAL");
        add("quality.baseline", Level.of("OPTIONAL", "REQUIRED"), "OPTIONAL");

        add("monitoring.psi", Bound.number("0", "100"), decimal("0.2"));
        add("monitoring.performanceDrop", Bound.share(), decimal("0.03"));
        add("monitoring.staleHours", Bound.whole(1, 8760), 48L);
        add("monitoring.unseenShare", Bound.share(), decimal("0.02"));
        add("monitoring.invalidShare", Bound.share(), decimal("0.01"));
        add("monitoring.calibration", Bound.share(), decimal("0.1"));
        add("monitoring.latencyP95", Bound.whole(1, 3_600_000), 3_600_000L);
        add("monitoring.unlabelledShare", Bound.share(), decimal("1"));
        add("monitoring.clientShare", Bound.share(), decimal("0.5"));
        add("monitoring.injectionShare", Bound.share(), decimal("0.01"));
        add("monitoring.anomalies", Level.of("LOW", "MEDIUM", "HIGH"), "MEDIUM");

        add("redTeam.robustness.mode", Level.of("OPTIONAL", "REQUIRED"), "OPTIONAL");
        add("redTeam.robustness.norm", Level.of("L2", "LINF"), "LINF");
        add("redTeam.robustness.epsilon", new LeastShare("0.000001"), decimal("0.02"));
        add("redTeam.robustness.queries", new Least(1, 100_000), 500L);
        add("redTeam.robustness.examples", new Least(1, 10_000), 100L);
        add("redTeam.robustness.minAccuracy", new LeastShare("0"), decimal("0"));
        add("redTeam.robustness.successRate", Bound.share(), decimal("0.1"));
        add("redTeam.robustness.deviation", Bound.share(), decimal("0.1"));
        add("redTeam.robustness.seconds", Bound.whole(1, 86_400), 900L);
        add("redTeam.robustness.immutable", new Texts(Direction.NARROW), List.of());
        add("redTeam.robustness.integer", new Texts(Direction.NARROW), List.of());

        add("execution.requiredLabel", new Fixed(), null);
        add("execution.memory", new Size(), 1536L << 20);
        add("execution.scratch", new Size(), 20L << 30);
    }

    private PolicyFields() {}

    /** Fields by path, in document order. */
    static Map<String, Field> table() {
        return TABLE;
    }

    private static Object decimal(String number) {
        return new java.math.BigDecimal(number);
    }

    private static void add(String path, FieldKind kind, Object byDefault) {
        TABLE.put(path, new Field(kind, byDefault));
    }
}
