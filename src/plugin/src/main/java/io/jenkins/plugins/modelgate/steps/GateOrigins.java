package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.AuditTrailException;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Origins;
import io.jenkins.plugins.modelgate.engine.lineage.trail.PackageList;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where what was judged comes from, as evidence of its verdict: with it the audit trail alone tells which models a commit, a
 * package, a base model or a signer has touched.
 */
final class GateOrigins {
    private static final JsonMapper JSON = new JsonMapper();

    private final Origins origins;
    private final byte[] packages;

    private GateOrigins(Origins origins, @CheckForNull byte[] packages) {
        this.origins = origins;
        this.packages = packages;
    }

    /**
     * Gathers it.
     *
     * @param report as the controller judged it
     * @param kept what is kept beside the report, by file name
     * @param made whether the Pipeline says that the build made it
     * @throws AbortException when the packages cannot be listed
     */
    static GateOrigins of(Run<?, ?> run, Report report, Map<String, byte[]> kept, boolean made) throws IOException {
        byte[] packages = packages(kept.get(DependencyFiles.BILL));
        Map<String, Object> metrics = report.metrics();
        boolean signed = "VERIFIED".equals(metrics.get("signature"));
        return new GateOrigins(
                new Origins(
                        Instant.ofEpochMilli(run.getStartTimeInMillis()).toString(),
                        made,
                        BuildCommits.of(run),
                        baseModels(kept.get(BillOfMaterials.FILE)),
                        signed ? text(metrics, "signer") : null,
                        signed ? text(metrics, "signerFingerprint") : null,
                        packages == null ? null : AuditText.sha256(packages),
                        digest(metrics)),
                packages);
    }

    @CheckForNull
    private static String text(Map<String, Object> metrics, String name) {
        return metrics.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    @CheckForNull
    private static String digest(Map<String, Object> metrics) {
        return metrics.get("model") instanceof String text && text.matches("[0-9a-f]{64}") ? text : null;
    }

    private static List<String> baseModels(@CheckForNull byte[] bill) throws AbortException {
        if (bill == null) {
            return List.of();
        }
        try {
            return BillOfMaterials.read(bill).baseModels();
        } catch (SignatureException e) {
            throw new AbortException("the bill of material was refused: " + e.getMessage());
        }
    }

    @CheckForNull
    private static byte[] packages(@CheckForNull byte[] bill) throws IOException {
        if (bill == null) {
            return null;
        }
        List<String> purls = new ArrayList<>();
        for (JsonNode component : JSON.readTree(bill).path("components")) {
            String purl = component.path("purl").asText();
            // A package that has no proper address is still found, by its name.
            purls.add(
                    PackageList.isPurl(purl)
                            ? purl
                            : "pkg:generic/"
                                    + Util.rawEncode(
                                            start(component.path("name").asText("unknown"))) + "@"
                                    + Util.rawEncode(
                                            start(component.path("version").asText("unknown"))));
        }
        try {
            return PackageList.write(purls);
        } catch (IOException e) {
            throw new AbortException(
                    "the gate stays closed, because its packages cannot be recorded: " + e.getMessage());
        }
    }

    private static String start(String text) {
        return text.isEmpty() ? "unknown" : text.substring(0, Math.min(40, text.length()));
    }

    /** Stores it and names it in the entry. */
    void into(EntryBuilder entry, AuditTrail trail) throws AuditTrailException, IOException {
        if (packages != null) {
            entry.evidence(PackageList.TYPE, trail.putEvidence(packages), packages.length);
        }
        byte[] json = origins.json();
        entry.evidence(Origins.TYPE, trail.putEvidence(json), json.length);
    }
}
