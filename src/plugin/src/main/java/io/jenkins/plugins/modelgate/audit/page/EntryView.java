package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Functions;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An entry for people; it was proven against the checkpoint when it was read. Its texts are foreign: views escape them. */
public final class EntryView {
    private static final int SHORT = 16;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final long index;
    private final Entry entry;

    EntryView(long index, Entry entry) {
        this.index = index;
        this.entry = entry;
    }

    public long getIndex() {
        return index;
    }

    public String getTime() {
        return entry.time().toString();
    }

    /** To the second, in UTC, without the letters of ISO 8601: for columns. */
    public String getShortTime() {
        return SECONDS.format(entry.time());
    }

    /** Published name of what happened; the same in every language. */
    public String getType() {
        return entry.type();
    }

    @CheckForNull
    public String getActor() {
        return entry.actor();
    }

    @CheckForNull
    public String getJob() {
        return entry.job();
    }

    @CheckForNull
    public String getBuild() {
        return entry.build();
    }

    @CheckForNull
    public String getDecision() {
        return entry.decision();
    }

    @CheckForNull
    public Entry.Policy getPolicy() {
        return entry.policy();
    }

    public String getPolicyUri() {
        return entry.policy() == null ? null : entry.policy().uri();
    }

    public String getPolicyDigest() {
        return entry.policy() == null ? null : entry.policy().sha256();
    }

    @CheckForNull
    public String getPrev() {
        return entry.prev();
    }

    /** The artifacts that it is about. */
    public List<Item> getSubjects() {
        return entry.subjects().stream()
                .map(each -> new Item(each.name(), each.sha256(), ""))
                .toList();
    }

    /** What lies in the evidence store. */
    public List<Item> getEvidence() {
        return entry.evidence().stream()
                .map(each -> new Item(each.type(), each.sha256(), Functions.humanReadableByteSize(each.size())))
                .toList();
    }

    /** What the type adds, as text by name. */
    public Map<String, List<String>> getDetail() {
        Map<String, List<String>> detail = new TreeMap<>();
        entry.detail()
                .forEach((name, value) -> detail.put(
                        name,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(value))));
        return detail;
    }

    /** The bytes that are hashed, as text. */
    public String getJson() {
        return new String(entry.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return entry.bytes();
    }

    /** Something with a digest. */
    public static final class Item {
        private final String name;
        private final String sha256;
        private final String size;

        Item(String name, String sha256, String size) {
            this.name = name;
            this.sha256 = sha256;
            this.size = size;
        }

        public String getName() {
            return name;
        }

        public String getSha256() {
            return sha256;
        }

        public String getShortDigest() {
            return sha256.substring(0, SHORT);
        }

        public String getExtent() {
            return size;
        }
    }
}
