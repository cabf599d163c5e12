package io.jenkins.plugins.modelgate.engine.lineage.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.IOException;
import java.util.Map;

/** What the verdict of a gate says: what was judged, how, under which policy, and where it comes from. */
final class VerdictFacts {
    /** Its report as evidence. */
    static final String REPORT = "application/vnd.modelgate.report+json";

    private static final String DATASETS = "application/vnd.modelgate.datasets+json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Kind> KINDS = Map.of(
            "verifyModelArtifact", Kind.MODEL,
            "signModelArtifact", Kind.MODEL,
            "verifyModelQuality", Kind.MODEL,
            "validateDataset", Kind.DATASET,
            "verifyContainerImage", Kind.IMAGE,
            "verifyConfiguration", Kind.CONFIGURATION);

    private final EntryFacts.Statement entry;
    private final Facts facts;
    private final String check;
    private final Node report;

    private VerdictFacts(EntryFacts.Statement entry, Facts facts, Node report) {
        this.entry = entry;
        this.facts = facts;
        this.report = report;
        this.check = String.valueOf(entry.detail("check"));
    }

    static void read(EntryFacts.Statement entry, Facts facts) throws IOException {
        String digest = entry.evidence(REPORT);
        if (digest != null) {
            new VerdictFacts(entry, facts, new Node(Kind.REPORT, digest)).read();
        }
    }

    private void read() throws IOException {
        Node subject = subject();
        JsonNode policy = entry.json().path("policy");
        if (policy.path("sha256").isTextual()) {
            facts.add(
                    report,
                    Relation.JUDGED_UNDER,
                    new Node(Kind.POLICY, policy.path("sha256").asText()),
                    null,
                    policy.path("uri").asText().replaceFirst("^modelgate:policy:", ""));
        }
        if (subject != null) {
            judged(subject);
        }
        Origins origins = origins(subject);
        Node build = build(origins);
        if (subject != null && build != null) {
            facts.add(
                    subject, Relation.GATED_IN, build, origins != null && origins.made() ? "MADE" : "EXAMINED", check);
        }
        if (origins != null) {
            origins(subject, build, origins);
        }
        if (subject != null) {
            datasets(subject);
        }
    }

    @CheckForNull
    private Node subject() {
        JsonNode digest = entry.subject().path("sha256");
        return digest.isTextual() ? new Node(KINDS.getOrDefault(check, Kind.SUBJECT), digest.asText()) : null;
    }

    private void judged(Node subject) {
        facts.add(report, Relation.JUDGES, subject, entry.text("decision", "INCOMPLETE"), check);
        facts.named(subject, entry.subject().path("name").asText());
    }

    /** Entries of before this room tell no beginning; they stay apart from those that do. */
    @CheckForNull
    private Node build(@CheckForNull Origins origins) {
        String job = facts.source().job();
        String number = facts.source().build();
        if (job.isEmpty() || number.isEmpty()) {
            return null;
        }
        return new Node(Kind.BUILD, job + " #" + number + (origins == null ? "" : " of " + origins.begun()));
    }

    @CheckForNull
    private Origins origins(@CheckForNull Node subject) throws IOException {
        String digest = entry.evidence(Origins.TYPE);
        if (digest == null) {
            return null;
        }
        byte[] bytes = entry.trail().evidence(digest);
        if (bytes == null) {
            missing(subject, "origins");
            return null;
        }
        return Origins.read(bytes);
    }

    private void origins(@CheckForNull Node subject, @CheckForNull Node build, Origins origins) throws IOException {
        if (build != null) {
            for (String commit : origins.commits()) {
                facts.add(build, Relation.BUILT_FROM, new Node(Kind.COMMIT, commit));
            }
            if (origins.packages() != null) {
                facts.add(build, Relation.USES, packages(origins.packages()));
            }
        }
        if (subject == null) {
            return;
        }
        for (String base : origins.baseModels()) {
            facts.add(subject, Relation.DERIVED_FROM, new Node(Kind.BASE_MODEL, base));
        }
        if (origins.fingerprint() != null) {
            facts.add(
                    subject,
                    Relation.SIGNED_BY,
                    new Node(Kind.SIGNER, origins.fingerprint()),
                    "VERIFIED",
                    origins.signer());
        }
        if (origins.model() != null) {
            Node model = new Node(Kind.MODEL, origins.model());
            facts.add(model, Relation.MONITORED_BY, report, entry.text("decision", "INCOMPLETE"), check);
        }
    }

    private Node packages(String digest) throws IOException {
        Node list = new Node(Kind.PACKAGES, digest);
        facts.add(report, Relation.JUDGES, list, entry.text("decision", "INCOMPLETE"), check);
        if (!entry.listed().test(digest)) {
            byte[] bytes = entry.trail().evidence(digest);
            if (bytes == null) {
                facts.missing(list, "packages");
            } else {
                for (String purl : PackageList.read(bytes)) {
                    Node one = new Node(Kind.PACKAGE, purl);
                    String any = PackageList.unversioned(purl);
                    facts.add(list, Relation.CONTAINS, one);
                    if (!any.equals(purl)) {
                        facts.add(one, Relation.VERSION_OF, new Node(Kind.PACKAGE, any));
                    }
                }
            }
        }
        return list;
    }

    /** Of the subject too: whoever follows what it comes from must come upon the gap. */
    private void missing(@CheckForNull Node subject, String what) {
        facts.missing(report, what);
        if (subject != null) {
            facts.missing(subject, what);
        }
    }

    private void datasets(Node subject) throws IOException {
        String digest = entry.evidence(DATASETS);
        if (digest == null) {
            return;
        }
        byte[] bytes = entry.trail().evidence(digest);
        if (bytes == null) {
            missing(subject, "datasets");
            return;
        }
        for (JsonNode each : JSON.readTree(bytes).path("datasets")) {
            if (each.path("sha256").asText().matches("[0-9a-f]{64}")) {
                facts.add(
                        subject,
                        Relation.MADE_OF,
                        new Node(Kind.DATASET, each.path("sha256").asText()),
                        each.path("how").asText(),
                        // Its name is its own job's: who may not look there does not learn it here.
                        null);
            }
        }
    }
}
