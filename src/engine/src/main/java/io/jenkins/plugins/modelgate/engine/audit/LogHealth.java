package io.jenkins.plugins.modelgate.engine.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditLogException.Reason;
import io.jenkins.plugins.modelgate.engine.audit.store.HighWaterMark;
import io.jenkins.plugins.modelgate.engine.audit.store.TreeHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether a log may still sign, why not, and what people should know. Also keeps the high-water mark. */
final class LogHealth {
    private static final int MAX_NOTES = 100;

    private final HighWaterMark mark;
    private final List<String> notes = new ArrayList<>();
    private AuditLogException broken;

    /** @param mark null when there is none */
    LogHealth(HighWaterMark mark) {
        this.mark = mark;
    }

    /** Whether what is durable may be published. A log that was closed for good still may. */
    synchronized boolean isGood() {
        return broken == null || broken.reason() == Reason.SEALED;
    }

    /** From now on nothing is signed; the first reason stays. */
    synchronized void broken(Reason reason, String message, Throwable cause) {
        if (broken == null) {
            broken = new AuditLogException(
                    reason, "the audit log is read-only until it is opened again: " + message, cause);
        }
    }

    /** @throws AuditLogException when the log is read-only */
    synchronized void check() throws AuditLogException {
        if (broken != null) {
            throw new AuditLogException(broken.reason(), broken.getMessage(), broken);
        }
    }

    /** Why the log is read-only, or null. */
    synchronized AuditLogException reason() {
        return broken;
    }

    synchronized void note(String note) {
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        }
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    void mark(TreeHead head) throws IOException {
        if (mark != null) {
            mark.record(head);
        }
    }

    void forceMark() throws IOException {
        if (mark != null) {
            mark.force();
        }
    }

    void close() throws IOException {
        if (mark != null) {
            mark.force();
            mark.close();
        }
    }
}
