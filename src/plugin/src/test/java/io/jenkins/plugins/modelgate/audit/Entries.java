package io.jenkins.plugins.modelgate.audit;

import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the controller's log says, for tests of other rooms as well. */
public final class Entries {
    private Entries() {}

    /** Every entry, oldest first. */
    public static List<Entry> all() throws Exception {
        List<Entry> all = new ArrayList<>();
        AuditReader reader = AuditTrail.get().reader();
        for (long index = 0; index < reader.size(); index++) {
            all.add(reader.entry(index));
        }
        return all;
    }

    /** The entries of a type, oldest first. */
    public static List<Entry> of(String type) throws Exception {
        return all().stream().filter(entry -> entry.type().equals(type)).toList();
    }

    /** The newest entry of a type. */
    public static Entry last(String type) throws Exception {
        List<Entry> all = of(type);
        return all.get(all.size() - 1);
    }

    /** A piece of evidence as text. */
    public static String evidence(Entry entry) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditTrail.get().opened().evidence().copyTo(entry.evidence().get(0).sha256(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** From now on the log is closed and nothing can be recorded, as when its disk has gone. */
    public static void breakLog() throws Exception {
        AuditTrail.get().opened().close();
    }

    /** Ends {@link #breakLog}. */
    public static void mendLog() throws Exception {
        AuditTrail.get().reopen();
    }
}
