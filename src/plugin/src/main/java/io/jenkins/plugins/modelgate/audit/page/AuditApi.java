package io.jenkins.plugins.modelgate.audit.page;

import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.forward.Forwarding;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * REST below {@code manage/model-gate-audit/v1/}. Errors are {@code {"error": {"code", "message"}}}; the codes are
 * {@code invalid-parameter} (400), {@code no-such-entry} (404), {@code verification-running} (409) and
 * {@code log-unavailable} (503). The names and codes never change.
 */
public final class AuditApi implements StaplerProxy {
    private static final Logger LOGGER = Logger.getLogger(AuditApi.class.getName());
    private static final int USUAL = 100;
    private static final String[] FILTERS = {"digest", "actor", "job", "type", "from", "to", "before", "limit"};

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(ModelGatePermissions.AUDIT);
        return this;
    }

    /** Work that may have no answer. */
    private interface Work {
        HttpResponse answer() throws IOException, RequestException;
    }

    private static HttpResponse answer(Work work) {
        try {
            return work.answer();
        } catch (RequestException e) {
            return JsonAnswer.error(e.status(), e.code(), e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the audit log could not answer", e);
            return JsonAnswer.error(503, "log-unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** Entries, newest first: {@code digest actor job type from to before limit}; {@code next} is the next page's {@code before}. */
    @GET
    public HttpResponse doEntries(StaplerRequest2 request) {
        return answer(() -> {
            TrailQuery.check(request.getParameterMap(), FILTERS);
            TrailQuery query = new TrailQuery(request::getParameter);
            AuditReader reader = AuditTrail.get().reader();
            try (SearchIndex index = SearchIndex.open(reader)) {
                SearchIndex.Page page = index.search(query.query(), query.before(), query.limit(USUAL));
                List<Object> entries = new ArrayList<>();
                for (SearchIndex.Hit hit : page.hits()) {
                    entries.add(entry(hit.index(), hit.entry().bytes()));
                }
                Map<String, Object> body = head(reader);
                body.put("entries", entries);
                body.put("next", page.next() < 0 ? null : page.next());
                return new JsonAnswer(200, body);
            }
        });
    }

    /** One entry: {@code index}. */
    @GET
    public HttpResponse doEntry(StaplerRequest2 request) {
        return answer(() -> {
            AuditReader reader = AuditTrail.get().reader();
            long index = index(request, reader);
            Map<String, Object> body = head(reader);
            body.putAll(entry(index, reader.entry(index).bytes()));
            return new JsonAnswer(200, body);
        });
    }

    /** The proof of one entry as a C2SP tlog-proof: {@code index}. */
    @GET
    public HttpResponse doProof(StaplerRequest2 request) {
        return answer(() -> {
            AuditReader reader = AuditTrail.get().reader();
            long index = index(request, reader);
            return new Download(
                    "entry-" + index + ".tlog-proof",
                    "text/plain;charset=UTF-8",
                    reader.proof(index).bytes());
        });
    }

    /** The newest checkpoint, a signed note. */
    @GET
    public HttpResponse doCheckpoint() {
        return answer(() -> new Download(
                "checkpoint",
                "text/plain;charset=UTF-8",
                AuditTrail.get().reader().checkpoint().bytes()));
    }

    /** Key, size, troubles, receivers, the last verification. */
    @GET
    public HttpResponse doStatus() {
        return answer(() -> {
            AuditReader reader = AuditTrail.get().reader();
            Map<String, Object> body = head(reader);
            body.put("key", reader.keys().newest().toString());
            body.put("problem", AuditTrail.get().problem().orElse(null));
            body.put("notes", AuditTrail.get().notes());
            List<Object> receivers = new ArrayList<>();
            Forwarding.get().states().forEach(state -> receivers.add(state.asMap()));
            body.put("forwarders", receivers);
            body.put("verification", verification());
            return new JsonAnswer(200, body);
        });
    }

    /** Starts a verification; 202, its result is in {@code status}. */
    @POST
    public HttpResponse doVerify() {
        return LogVerification.get().start()
                ? new JsonAnswer(202, Map.of("state", "running"))
                : JsonAnswer.error(
                        409, "verification-running", "a verification is running; its result will be in status");
    }

    /** The whole log as a ZIP. */
    @POST
    public HttpResponse doExport() {
        return answer(LogArchive::export);
    }

    private static Map<String, Object> verification() {
        Map<String, Object> map = new TreeMap<>();
        LogVerification.Result result = LogVerification.get().getResult();
        map.put("running", LogVerification.get().isRunning());
        if (result != null) {
            map.put("started", result.getStarted());
            map.put("good", result.isGood());
            map.put("entries", result.getEntries());
            map.put("problems", result.getProblems());
            map.put("count", result.getCount());
            map.put("failure", result.getFailure());
        }
        return map;
    }

    private static long index(StaplerRequest2 request, AuditReader reader) throws RequestException {
        TrailQuery.check(request.getParameterMap(), "index");
        long index = new TrailQuery(request::getParameter).index();
        if (index >= reader.size()) {
            throw new RequestException(404, "no-such-entry", "the log has " + reader.size() + " entries, from 0");
        }
        return index;
    }

    private static Map<String, Object> head(AuditReader reader) {
        Map<String, Object> head = new TreeMap<>();
        head.put("origin", reader.checkpoint().origin());
        head.put("size", reader.size());
        return head;
    }

    /** The entry's own bytes, so that whoever hashes them gets its leaf. */
    private static Map<String, Object> entry(long index, byte[] bytes) {
        return Map.of("index", index, "entry", new RawValue(AuditTrailLink.text(bytes)));
    }
}
