package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.RootAction;
import hudson.model.User;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import java.io.IOException;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerDispatchable;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;

/** The page "Lineage": search, what is in production, and the pages of single things below it. */
@Extension
public final class LineageRootAction implements RootAction, StaplerProxy {
    /** Where it is, relative to Jenkins' root. */
    public static final String URL = "model-gate-lineage";

    /** Address of a thing's page, relative to Jenkins' root; its text is encoded. */
    public static String url(Node node) {
        return URL + "/thing/" + Token.of(node) + "/";
    }

    /** What is below shows each user what that user may see. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** Hidden from those who are not logged in. */
    @Override
    public String getIconFileName() {
        return User.current() == null ? null : "symbol-git-network-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.LineageRootAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** What this request shows: read once for one page. */
    public OverviewView getView() throws IOException {
        return new OverviewView(Lineage.get().ask(), parameter("q"), parameter("page"));
    }

    @CheckForNull
    private static String parameter(String name) {
        return Stapler.getCurrentRequest2() == null
                ? null
                : Util.fixEmptyAndTrim(Stapler.getCurrentRequest2().getParameter(name));
    }

    /** The page of one thing, routed as {@code thing/TOKEN/}; null (404) when the user sees none of it. */
    @CheckForNull
    @StaplerDispatchable
    public ThingPage getThing(String token) throws IOException {
        Node node = Token.read(token);
        return node == null ? null : ThingPage.of(node, Lineage.get().ask(), parameter("page"));
    }

    /** The same for programs. */
    @StaplerDispatchable
    public LineageApi getV1() {
        return new LineageApi();
    }
}
