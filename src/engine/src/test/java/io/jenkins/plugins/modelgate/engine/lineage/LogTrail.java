package io.jenkins.plugins.modelgate.engine.lineage;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.ProvenEntries;
import io.jenkins.plugins.modelgate.engine.audit.store.EvidenceStore;
import io.jenkins.plugins.modelgate.engine.lineage.trail.Trail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;

/** A real log, as the index reads it. */
record LogTrail(AuditReader reader, ProvenEntries entries, EvidenceStore store) implements Trail {
    static LogTrail of(AuditReader reader, EvidenceStore store) {
        return new LogTrail(reader, new ProvenEntries(reader), store);
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
    public byte[] evidence(String sha256) throws IOException {
        if (!Files.exists(store.file(sha256))) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.copyTo(sha256, out);
        return out.toByteArray();
    }
}
