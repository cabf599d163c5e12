package io.jenkins.plugins.modelgate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.modelgate.config.PolicyWatch;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.entry.EntryBuilder;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Records changes of configuration: what counts now is compared with what the log says counted last. The log itself is the
 * memory, so a change is found whatever way it came, also while Jenkins was down. The whole document lies in the evidence,
 * without secrets.
 */
@Extension
public final class ChangeLedger extends PolicyWatch {
    static final String EVIDENCE = "application/vnd.modelgate.policy+json";
    private static final int PAGE = 100;
    private static final int MAX_CHANGE_BYTES = 4096;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String NOTHING = AuditText.sha256("{}");

    private final ConcurrentMap<String, String> recorded = new ConcurrentHashMap<>();

    static ChangeLedger get() {
        return ExtensionList.lookupSingleton(ChangeLedger.class);
    }

    @Override
    public void takesEffect(String scope, @CheckForNull String folder, Map<String, Object> document, boolean made)
            throws IOException {
        byte[] now = json(Flat.redacted(document));
        String digest = AuditText.sha256(now);
        // Known and unchanged is the usual case, and waits for nobody.
        if (!digest.equals(recorded.get(scope))) {
            compare(scope, folder, now, digest, made);
        }
    }

    /** The log is another one than it was: what it says was in force is read again. */
    synchronized void forget() {
        recorded.clear();
    }

    private synchronized void compare(
            String scope, @CheckForNull String folder, byte[] now, String digest, boolean made) throws IOException {
        String last = recorded.get(scope);
        if (last == null) {
            last = last(scope, folder);
            recorded.put(scope, last);
        }
        if (last.equals(digest)) {
            return;
        }
        AuditTrail trail = AuditTrail.get();
        EntryBuilder entry = AuditTrail.entry(type(scope))
                .job(AuditText.of(folder))
                .policy(AuditText.of(scope), digest)
                .evidence(EVIDENCE, trail.putEvidence(now), now.length)
                .detail("before", last);
        if (!made) {
            // Nobody knows who: the one who happens to use it first is not the one who changed it.
            entry.actor(Actors.SYSTEM).detail("found", true);
        }
        List<String> changes = Flat.of(read(now)).since(Flat.of(document(last)));
        List<String> shown = shown(changes);
        entry.detail("changes", shown);
        if (shown.size() < changes.size()) {
            entry.detail("more", changes.size() - shown.size());
        }
        trail.record(entry);
        recorded.put(scope, digest);
    }

    private static EventType type(String scope) {
        boolean roles = scope.equals(ROLES) || scope.startsWith(ROLES + ":");
        return roles ? EventType.ROLE_CHANGED : EventType.POLICY_CHANGED;
    }

    /** As many as fit; the evidence has the rest. */
    private static List<String> shown(List<String> changes) {
        List<String> shown = new ArrayList<>();
        int bytes = 0;
        for (String change : changes) {
            String text = AuditText.of(change);
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_CHANGE_BYTES) {
                break;
            }
            shown.add(text);
        }
        return shown;
    }

    /** Digest of what the log says was in force last; that of an empty document when it never said anything. */
    private static String last(String scope, @CheckForNull String folder) throws IOException {
        Query query = Query.ALL.ofType(type(scope).published()).inJob(AuditText.of(folder));
        String uri = AuditText.of(scope);
        try (SearchIndex index = SearchIndex.open(AuditTrail.get().reader())) {
            long before = Long.MAX_VALUE;
            while (before >= 0) {
                SearchIndex.Page page = index.search(query, before, PAGE);
                for (SearchIndex.Hit hit : page.hits()) {
                    Entry.Policy policy = hit.entry().policy();
                    if (policy != null && policy.uri().equals(uri)) {
                        return policy.sha256();
                    }
                }
                before = page.next();
            }
        }
        return NOTHING;
    }

    /** The document that was in force; without its evidence, nothing is known of it but its digest. */
    private static Map<String, Object> document(String digest) throws IOException {
        if (digest.equals(NOTHING)) {
            return Map.of();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditTrail.get().opened().evidence().copyTo(digest, out);
        return read(out.toByteArray());
    }

    private static Map<String, Object> read(byte[] json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static byte[] json(Map<String, Object> document) throws IOException {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IOException("the configuration cannot be written down for the audit log: " + e.getMessage(), e);
        }
    }
}
