package io.jenkins.plugins.modelgate.approval;

import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import java.io.IOException;
import java.util.List;

/** Events of approvals in the audit trail, each with its exact JSON as evidence. */
final class TrailLog implements ApprovalLog {
    @Override
    public void record(ApprovalRequest request, int from) throws IOException {
        List<Entry> entries = entries(request);
        for (int place = from; place < entries.size(); place++) {
            record(request, place, entries.get(place));
        }
    }

    @Override
    public void complete(ApprovalRequest request, int from) throws IOException {
        List<Entry> entries = entries(request);
        for (int place = from; place < entries.size(); place++) {
            if (!AuditTrail.get().isRecorded(entries.get(place))) {
                record(request, place, entries.get(place));
            }
        }
    }

    private static void record(ApprovalRequest request, int place, Entry entry) throws IOException {
        AuditTrail.get().putEvidence(TrailEntries.evidence(request, place));
        AuditTrail.get().record(entry);
    }

    @Override
    public boolean isRecorded(ApprovalRequest request, int place) throws IOException {
        return AuditTrail.get().isRecorded(entries(request).get(place));
    }

    private static List<Entry> entries(ApprovalRequest request) throws IOException {
        try {
            return TrailEntries.of(request);
        } catch (EntryException e) {
            throw new IOException(
                    "the audit log refuses an entry of request " + request.id() + ": " + e.getMessage(), e);
        }
    }
}
