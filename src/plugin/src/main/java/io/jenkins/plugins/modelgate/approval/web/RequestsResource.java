package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.Paged;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.GET;

/** {@code requests}: the list that the current user sees, filtered and paged; below it each request. */
public final class RequestsResource {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    RequestsResource() {}

    /**
     * The list. Filters that make no sense are refused rather than overlooked.
     *
     * @param state name of a state, or null
     * @param job full name, or null
     * @param digest SHA-256 of the model, or null
     * @param page from 1, or null
     */
    @GET
    public HttpResponse doIndex(
            @QueryParameter String state,
            @QueryParameter String job,
            @QueryParameter String digest,
            @QueryParameter String page)
            throws IOException {
        boolean knownState = isEmpty(state)
                || Arrays.stream(State.values()).anyMatch(each -> each.name().equals(state));
        if (!knownState) {
            return JsonAnswer.refused(400, Code.INVALID.name(), "state is none of " + Arrays.toString(State.values()));
        }
        if (!isEmpty(digest) && !DIGEST.matcher(digest).matches()) {
            return JsonAnswer.refused(
                    400, Code.INVALID.name(), "digest is no SHA-256 of 64 lower-case hexadecimal digits");
        }
        if (!isEmpty(page) && !page.matches("[1-9][0-9]{0,8}")) {
            return JsonAnswer.refused(400, Code.INVALID.name(), "page is no number from 1");
        }
        List<ApprovalRequest> found = RequestFilter.of(state, job, digest);
        Paged<ApprovalRequest> paged = new Paged<>(found, page);
        boolean beyond = !isEmpty(page) && paged.getNumber() != Integer.parseInt(page);
        return new JsonAnswer(200, json -> {
            json.writeStartObject();
            json.writeNumberField("page", isEmpty(page) ? 1 : Integer.parseInt(page));
            json.writeNumberField("pages", paged.getPages());
            json.writeNumberField("total", paged.getTotal());
            json.writeArrayFieldStart("requests");
            for (ApprovalRequest request : beyond ? List.<ApprovalRequest>of() : paged.getRows()) {
                RequestJson.row(json, request);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static boolean isEmpty(@CheckForNull String text) {
        return text == null || text.isEmpty();
    }

    /** One request; whether it is there is told by its methods, in JSON. */
    public RequestResource getDynamic(String id) {
        return new RequestResource(id);
    }
}
