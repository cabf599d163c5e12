package io.jenkins.plugins.modelgate.audit.forward;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An entry as a message of RFC 5424. Its text is the entry's canonical JSON, byte for byte and without a byte order mark,
 * so that it can be hashed and compared with the log; no entry holds a line break.
 */
final class SyslogMessage {
    /** Facility 13, log audit; severity 5, notice. */
    private static final int PRIORITY = 13 * 8 + 5;

    private static final int MAX_HOST = 255;

    /** RFC 5612's number for documentation, until the project has one of its own. */
    private static final String STRUCTURE = "modelGate@32473";

    private SyslogMessage() {}

    static byte[] of(String origin, long index, byte[] entry) throws IOException {
        Entry parsed;
        try {
            parsed = Entry.parse(entry);
        } catch (EntryException e) {
            throw new IOException("entry " + index + " cannot be read: " + e.getMessage(), e);
        }
        String host = origin.split("/", 2)[0];
        String head = "<" + PRIORITY + ">1 " + parsed.time().toString() + " "
                + host.substring(0, Math.min(host.length(), MAX_HOST)) + " model-gate - "
                + parsed.type().substring(0, Math.min(parsed.type().length(), 32))
                + " [" + STRUCTURE + " origin=\"" + escaped(origin) + "\" index=\"" + index + "\"] ";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(entry);
        return out.toByteArray();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
