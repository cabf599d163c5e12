package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.RootAction;
import hudson.model.User;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import java.io.IOException;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;

/** The approver's inbox across jobs, with the pages of the requests and the programs' interface below it. */
@Extension
public final class ApprovalsRootAction implements RootAction, StaplerProxy {
    /** Where it is, relative to Jenkins' root. */
    public static final String URL = "model-gate-approvals";

    /** Address of a request's page, relative to Jenkins' root. Its id is ours and needs no encoding. */
    public static String url(ApprovalRequest request) {
        return URL + "/request/" + request.id() + "/";
    }

    /** What is below asks for the permission on each job. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** Hidden from those who are not logged in and from those who have nothing to see. */
    @Override
    public String getIconFileName() {
        return User.current() != null && Waiting.get().isAnything()
                ? "symbol-shield-half-outline plugin-ionicons-api"
                : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ApprovalsRootAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** In the header, where its badge is seen. */
    @Override
    public boolean isPrimaryAction() {
        return true;
    }

    /** How many requests wait for the current user. */
    @Override
    public Badge getBadge() {
        int count = Waiting.get().count();
        if (count == 0) {
            return null;
        }
        String text = count >= Waiting.LOOKED_AT ? Waiting.LOOKED_AT - 1 + "+" : String.valueOf(count);
        return new Badge(text, Messages.ApprovalsRootAction_Waiting(count), Badge.Severity.WARNING);
    }

    /** The list that the URL asks for. */
    public Inbox getInbox() throws IOException {
        return new Inbox(parameter("show"), parameter("page"));
    }

    private static String parameter(String name) {
        return Stapler.getCurrentRequest2() == null
                ? null
                : Stapler.getCurrentRequest2().getParameter(name);
    }

    /** The page of one request, routed as {@code request/ID/}; null (404) when there is none that the user sees. */
    @CheckForNull
    public RequestPage getRequest(String id) throws IOException {
        ApprovalRequest request = Sight.request(id);
        return request == null ? null : new RequestPage(request);
    }

    /** The programs' interface, routed as {@code api/v1}. */
    @StaplerDispatchable
    public Api getApi() {
        return new Api();
    }
}
