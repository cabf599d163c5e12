package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.ProvenEntries;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Trail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** This controller's audit trail at its newest checkpoint, every entry proven. */
final class ControllerTrail implements Trail {
    private static final Logger LOGGER = Logger.getLogger(ControllerTrail.class.getName());

    /** Longest evidence that is read; what this room reads is far smaller. */
    private static final long MAX_EVIDENCE = 256L << 20;

    private final AuditReader reader;
    private final ProvenEntries entries;
    private final EvidenceStore evidence;

    ControllerTrail() throws IOException {
        this.reader = AuditTrail.get().reader();
        this.entries = new ProvenEntries(reader);
        this.evidence = AuditTrail.get().evidence();
    }

    @Override
    public long size() {
        return reader.size();
    }

    @Override
    public byte[] root(long size) throws IOException {
        return reader.root(size);
    }

    @Override
    public byte[] entry(long index) throws IOException {
        return entries.bytes(index);
    }

    @Override
    @CheckForNull
    @edu.umd.cs.findbugs.annotations.SuppressFBWarnings(
            value = "PZLA_PREFER_ZERO_LENGTH_ARRAYS",
            justification = "evidence that is gone is not empty evidence")
    public byte[] evidence(String sha256) throws IOException {
        Path file = evidence.file(sha256);
        if (!Files.exists(file) || Files.size(file) > MAX_EVIDENCE) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            evidence.copyTo(sha256, out);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "evidence " + sha256 + " cannot be read; lineage shows that it is missing");
            return null;
        }
        return out.toByteArray();
    }
}
