package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.ModelObject;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Code;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The page of one request and its buttons. Each button is a form of its own, sent by POST with a crumb; the answer to a
 * refused one is this page again with the reason above.
 */
public final class RequestPage implements ModelObject, StaplerProxy {
    private static final Reauthentication REAUTHENTICATION = new Reauthentication();
    private static final int CONFIRMED = 8;
    private static final int TITLE = 60;

    private final ApprovalRequest request;
    private final Answer answer;
    private Outlook outlook;

    RequestPage(ApprovalRequest request) {
        this(request, null);
    }

    RequestPage(ApprovalRequest request, @CheckForNull Answer answer) {
        this.request = request;
        this.answer = answer;
    }

    /** To whom the job's reports are not shown, there is no such request. */
    @Override
    public Object getTarget() {
        return Sight.sees(request) ? this : null;
    }

    /** Title and breadcrumb: the whole name stands below. */
    @Override
    public String getDisplayName() {
        return Messages.RequestPage_DisplayName(SafeText.of(request.terms().subject(), TITLE));
    }

    /** What the page shows, read once for each look. */
    public RequestView getView() {
        return new RequestView(request);
    }

    /** Why the last button was refused; null if it was not. */
    @CheckForNull
    public String getRefusal() {
        return answer == null ? null : answer.sentence();
    }

    /** Code of that refusal. */
    @CheckForNull
    public String getRefusalCode() {
        return answer == null ? null : answer.code();
    }

    /** The button of this name. */
    public Button button(String name) {
        if (outlook == null) {
            outlook = new Outlook();
        }
        return new Button(request, Act.valueOf(name), outlook);
    }

    /** What to type to override: enough of the digest to have looked at it. */
    public String getConfirmation() {
        return request.terms().digest().substring(0, CONFIRMED);
    }

    /** Whether a password can be asked for. */
    public boolean isPasswordPossible() {
        return Reauthentication.isPossible();
    }

    /** For the page while it is open: whether something happened meanwhile. */
    @GET
    @WebMethod(name = "state")
    public HttpResponse doState() {
        if (!Sight.sees(request)) {
            throw HttpResponses.notFound();
        }
        return new JsonAnswer(200, json -> RequestJson.pulse(json, request));
    }

    @POST
    public HttpResponse doVote(@QueryParameter String command, @QueryParameter String password) {
        return fresh(Act.VOTE, command, Act.Values.NONE, password);
    }

    @POST
    public HttpResponse doReject(@QueryParameter String command, @QueryParameter String reason) {
        return done(Act.REJECT, command, new Act.Values(reason, null, null), null);
    }

    @POST
    public HttpResponse doWithdraw(@QueryParameter String command) {
        return done(Act.WITHDRAW, command, Act.Values.NONE, null);
    }

    @POST
    public HttpResponse doDelegate(
            @QueryParameter String command,
            @QueryParameter String to,
            @QueryParameter String days,
            @QueryParameter String password) {
        return fresh(Act.DELEGATE, command, new Act.Values(null, to, in(days)), password);
    }

    @POST
    @WebMethod(name = "end-delegation")
    public HttpResponse doEndDelegation(@QueryParameter String command) {
        return done(Act.END_DELEGATION, command, Act.Values.NONE, null);
    }

    @POST
    public HttpResponse doRevoke(@QueryParameter String command, @QueryParameter String reason) {
        return done(Act.REVOKE, command, new Act.Values(reason, null, null), null);
    }

    /** Loud: the beginning of the digest must be typed. */
    @POST
    public HttpResponse doOverride(
            @QueryParameter String command,
            @QueryParameter String reason,
            @QueryParameter String confirm,
            @QueryParameter String password) {
        if (Act.OVERRIDE.permitted(Sight.job(request))
                && (confirm == null || !confirm.strip().equals(getConfirmation()))) {
            return shown(Answer.refused(Code.INVALID, Messages.RequestPage_Confirm(getConfirmation()), request));
        }
        return fresh(Act.OVERRIDE, command, new Act.Values(reason, null, null), password);
    }

    /** Days from now, to the minute; null if it is no number. */
    @CheckForNull
    private static Instant in(@CheckForNull String days) {
        try {
            return Instant.now().plus(Integer.parseInt(days), ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What wants a fresh login where the policy asks for one. */
    private HttpResponse fresh(
            Act act, @CheckForNull String command, Act.Values values, @CheckForNull String password) {
        if (!request.terms().policy().reauthenticate() || !act.permitted(Sight.job(request))) {
            return done(act, command, values, null);
        }
        return switch (REAUTHENTICATION.check(password)) {
            case DONE -> done(act, command, values, Instant.now());
            case MISSING -> shown(stale(Messages.RequestPage_Password()));
            case WRONG -> shown(stale(Messages.RequestPage_WrongPassword()));
            case WAIT -> shown(stale(Messages.RequestPage_Wait()));
            case IMPOSSIBLE -> shown(stale(Messages.RequestPage_NoPasswords()));
        };
    }

    private Answer stale(String sentence) {
        return Answer.refused(Code.REAUTHENTICATE, sentence, request);
    }

    private HttpResponse done(Act act, @CheckForNull String command, Act.Values values, @CheckForNull Instant freshly) {
        Answer became = Deed.of(request, act, command, values, Actor.Channel.UI, freshly);
        return became.isDone() ? HttpResponses.redirectTo("./?done=" + act.path()) : shown(became);
    }

    private HttpResponse shown(Answer refused) {
        ApprovalRequest now = refused.request() == null ? request : refused.request();
        return new PageAgain(new RequestPage(now, refused), refused.status());
    }

    /** What was done before this page was shown, in words; null if nothing. */
    @CheckForNull
    public String done(@CheckForNull String what) {
        boolean known = Arrays.stream(Act.values()).anyMatch(act -> act.path().equals(what));
        return known ? Messages.RequestPage_Done() : null;
    }
}
