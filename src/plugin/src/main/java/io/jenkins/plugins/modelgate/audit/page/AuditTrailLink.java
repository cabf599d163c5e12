package io.jenkins.plugins.modelgate.audit.page;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.LogCare;
import io.jenkins.plugins.modelgate.audit.forward.ForwarderState;
import io.jenkins.plugins.modelgate.audit.forward.Forwarding;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.audit.AuditReader;
import io.jenkins.plugins.modelgate.engine.audit.entry.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The page "Audit Trail" under Manage Jenkins, for administrators and for auditors who administer nothing. */
@Extension
public final class AuditTrailLink extends ManagementLink implements StaplerProxy {
    static final String URL = "model-gate-audit";
    private static final Logger LOGGER = Logger.getLogger(AuditTrailLink.class.getName());
    private static final int MAX_REASON = 500;

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(ModelGatePermissions.AUDIT);
        return this;
    }

    @Override
    public String getIconFileName() {
        return "symbol-shield-checkmark-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.AuditTrailLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.AuditTrailLink_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return ModelGatePermissions.AUDIT;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** What this request shows: read once for one page. */
    public TrailView getView() {
        return new TrailView(new TrailQuery(AuditTrailLink::parameter));
    }

    private static String parameter(String name) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? null : request.getParameter(name);
    }

    /** Events to filter by. */
    public List<String> getTypes() {
        return Arrays.stream(EventType.values()).map(EventType::published).toList();
    }

    public LogVerification getVerification() {
        return LogVerification.get();
    }

    /** How far each receiver is. */
    public List<ForwarderState> getForwarders() {
        return Forwarding.get().states();
    }

    /** The page of one entry, routed as {@code entry/INDEX/}; null (404) when there is none. */
    @CheckForNull
    public EntryPage getEntry(String index) throws IOException {
        AuditReader reader = AuditTrail.get().reader();
        if (!index.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(index) >= reader.size()) {
            return null;
        }
        long number = Long.parseLong(index);
        return new EntryPage(reader, new EntryView(number, reader.entry(number)));
    }

    /** The same for programs. */
    public AuditApi getV1() {
        return new AuditApi();
    }

    @POST
    public HttpResponse doVerify() {
        LogVerification.get().start();
        return new HttpRedirect(".#verification");
    }

    @POST
    public HttpResponse doExport() throws IOException {
        return LogArchive.export();
    }

    /** Opens the log anew after somebody has mended what it complained of. */
    @POST
    public HttpResponse doReopen() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        AuditTrail.get().reopen();
        return new HttpRedirect(".");
    }

    /** Hands over to a new key of the log. */
    @POST
    public HttpResponse doRotateKey(@QueryParameter String reason) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return deliberate(reason, "#key", LogCare::rotateKey);
    }

    /** Goes on with a log that was set back. */
    @POST
    public HttpResponse doAdopt(@QueryParameter String reason) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return deliberate(reason, "", why -> {
            LogCare.adopt(why);
            return null;
        });
    }

    /** Something that needs a reason. */
    private interface Deed {
        Object because(String reason) throws IOException;
    }

    private static HttpResponse deliberate(String reason, String place, Deed deed) {
        String why = Util.fixEmptyAndTrim(reason);
        if (why == null || why.length() > MAX_REASON) {
            throw HttpResponses.errorWithoutStack(400, Messages.AuditTrailLink_Reason(MAX_REASON));
        }
        try {
            deed.because(why);
            return new HttpRedirect("." + place);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the audit log stays as it is", e);
            throw HttpResponses.errorWithoutStack(409, String.valueOf(e.getMessage()));
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
