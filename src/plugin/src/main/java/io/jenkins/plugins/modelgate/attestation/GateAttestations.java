package io.jenkins.plugins.modelgate.attestation;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.audit.Actors;
import io.jenkins.plugins.modelgate.audit.AuditText;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationKey;
import io.jenkins.plugins.modelgate.engine.attestation.Statement;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attestations that one gate leaves: signed and on record before anybody sees them. */
public final class GateAttestations {
    private static final String ENVELOPE = "application/vnd.dsse.envelope.v1+json";

    private final Run<?, ?> run;
    private final Attestable gate;
    private final Map<AttestationFile, byte[]> envelopes;
    private final String fingerprint;

    private GateAttestations(Attestable gate, Map<AttestationFile, byte[]> envelopes, String fingerprint) {
        this.run = gate.run();
        this.gate = gate;
        this.envelopes = envelopes;
        this.fingerprint = fingerprint;
    }

    /**
     * Signs what the gate decided and records that it did.
     *
     * @throws AbortException with a sentence when it cannot be signed or recorded: a gate that cannot attest stays closed
     */
    public static GateAttestations of(Attestable gate) throws IOException {
        try {
            String identity = AttestationConfiguration.get().inForce();
            Map<AttestationFile, Statement> statements = new GateStatements(gate, identity, Instant.now()).all();
            Map<AttestationFile, byte[]> envelopes = new LinkedHashMap<>();
            if (statements.isEmpty()) {
                return new GateAttestations(gate, envelopes, "");
            }
            AttestationKey key = AttestationKeys.get().current();
            statements.forEach((file, statement) -> envelopes.put(file, key.sign(statement)));
            GateAttestations attestations =
                    new GateAttestations(gate, envelopes, key.publicKey().fingerprint());
            attestations.record();
            return attestations;
        } catch (IOException e) {
            AbortException closed = new AbortException(
                    "the gate stays closed, because its verdict could not be attested: " + e.getMessage());
            closed.initCause(e);
            throw closed;
        }
    }

    private void record() throws IOException {
        AuditTrail trail = AuditTrail.get();
        String name = AuditText.of(gate.report().subject().name());
        EntryBuilder entry = AuditTrail.entry(EventType.SIGNATURE_MADE, run)
                .actor(Actors.starterOf(run))
                .decision("ATTESTED")
                .subject(name == null ? "." : name, gate.report().subject().sha256())
                .detail("check", gate.report().check())
                .detail("fingerprint", fingerprint);
        for (Map.Entry<AttestationFile, byte[]> each : envelopes.entrySet()) {
            entry.evidence(ENVELOPE, trail.putEvidence(each.getValue()), each.getValue().length);
        }
        trail.record(entry);
    }

    /** The files to keep beside the report. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        envelopes.forEach((file, envelope) -> files.put(file.fileName(), envelope));
        return files;
    }

    /** Lists them with the build, once the report is there. */
    public void listed(ReportEntry report) throws IOException {
        if (envelopes.isEmpty()) {
            return;
        }
        List<AttestationEntry> entries = new ArrayList<>();
        for (AttestationFile file : envelopes.keySet()) {
            entries.add(
                    new AttestationEntry(report.id(), file.fileName(), report.subject(), report.sha256(), fingerprint));
        }
        AttestationRunAction.of(run).add(entries);
        run.save();
    }
}
