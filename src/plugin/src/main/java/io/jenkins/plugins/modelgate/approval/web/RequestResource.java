package io.jenkins.plugins.modelgate.approval.web;

import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** {@code requests/ID}: one request for programs. Whoever may not see the job is told that there is no such request. */
public final class RequestResource {
    private final String id;

    /** @param id from a URL: anything */
    RequestResource(String id) {
        this.id = id;
    }

    @GET
    public HttpResponse doIndex() throws IOException {
        ApprovalRequest request = seen();
        return new JsonAnswer(200, json -> RequestJson.whole(json, request));
    }

    @POST
    public HttpResponse doVote(StaplerRequest2 req) throws IOException {
        return done(Act.VOTE, req);
    }

    @POST
    public HttpResponse doReject(StaplerRequest2 req) throws IOException {
        return done(Act.REJECT, req);
    }

    @POST
    public HttpResponse doWithdraw(StaplerRequest2 req) throws IOException {
        return done(Act.WITHDRAW, req);
    }

    @POST
    public HttpResponse doDelegate(StaplerRequest2 req) throws IOException {
        return done(Act.DELEGATE, req);
    }

    @POST
    @WebMethod(name = "end-delegation")
    public HttpResponse doEndDelegation(StaplerRequest2 req) throws IOException {
        return done(Act.END_DELEGATION, req);
    }

    @POST
    public HttpResponse doOverride(StaplerRequest2 req) throws IOException {
        return done(Act.OVERRIDE, req);
    }

    @POST
    public HttpResponse doRevoke(StaplerRequest2 req) throws IOException {
        return done(Act.REVOKE, req);
    }

    private ApprovalRequest seen() throws IOException {
        ApprovalRequest request = Sight.request(id);
        if (request == null) {
            throw JsonAnswer.refused(404, Code.UNKNOWN_REQUEST.name(), Messages.RequestResource_Unknown());
        }
        return request;
    }

    /** The permission is asked for before the body is read. */
    private HttpResponse done(Act act, StaplerRequest2 req) throws IOException {
        ApprovalRequest request = seen();
        if (!act.permitted(Sight.job(request))) {
            return JsonAnswer.refused(403, Code.NO_PERMISSION.name(), Messages.Deed_NoPermission());
        }
        ApiBody body = ApiBody.read(req, act);
        Answer answer = Deed.of(request, act, body.command(), body.values(), Actor.Channel.API, null);
        if (!answer.isDone()) {
            return JsonAnswer.refused(answer.status(), answer.code(), answer.sentence());
        }
        ApprovalRequest after = answer.request() == null ? request : answer.request();
        return new JsonAnswer(200, json -> {
            json.writeStartObject();
            json.writeBooleanField("repeated", answer.repeated());
            json.writeFieldName("request");
            RequestJson.row(json, after);
            json.writeEndObject();
        });
    }
}
