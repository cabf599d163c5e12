package io.jenkins.plugins.modelgate.attestation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.HttpResponses;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** The page "Attestation Keys" under Manage Jenkins: what others need to verify, and the change to another key. */
@Extension
public final class AttestationKeysLink extends ManagementLink implements StaplerProxy {
    static final String URL = "model-gate-attestation-keys";
    private static final Logger LOGGER = Logger.getLogger(AttestationKeysLink.class.getName());
    private static final int MAX_REASON = 500;

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return this;
    }

    @Override
    public String getIconFileName() {
        return "symbol-key-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.AttestationKeysLink_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.AttestationKeysLink_Description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @NonNull
    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @NonNull
    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** By which name this controller attests. */
    public String getIdentity() {
        return AttestationConfiguration.get().inForce();
    }

    /** The keys, the newest first; none before the first attestation. */
    public List<KeyView> getKeys() throws IOException {
        return AttestationKeys.get().all().stream().map(KeyView::new).toList();
    }

    /** Why nothing can be attested at present, or null. */
    @CheckForNull
    public String getProblem() {
        try {
            AttestationKeys keys = AttestationKeys.get();
            if (!keys.all().isEmpty()) {
                keys.current();
            }
            return null;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "nothing can be attested", e);
            return String.valueOf(e.getMessage());
        }
    }

    /** The keys that count, for verify-attestation --trust and for policies. */
    @GET
    @WebMethod(name = "attestation-keys.json")
    public HttpResponse doTrust() throws IOException {
        String json = KnownKey.trust(AttestationKeys.get().all(), getIdentity());
        return new KeyDownload("attestation-keys.json", "application/json", json);
    }

    /** The key that signs, as cosign and openssl read it. */
    @GET
    @WebMethod(name = "attestation-key.pem")
    public HttpResponse doPem() throws IOException {
        if (AttestationKeys.get().all().isEmpty()) {
            throw HttpResponses.errorWithoutStack(404, Messages.AttestationKeysLink_None());
        }
        try {
            String pem = AttestationKeys.get().current().publicKey().pem();
            return new KeyDownload("attestation-key.pem", "application/x-pem-file", pem);
        } catch (IOException e) {
            throw HttpResponses.errorWithoutStack(409, String.valueOf(e.getMessage()));
        }
    }

    /** Goes on with a new key. */
    @POST
    public HttpResponse doRotate(@QueryParameter String reason) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return deliberate(reason, AttestationKeys.get()::rotate);
    }

    /** Takes the trust from a key. */
    @POST
    public HttpResponse doWithdraw(@QueryParameter String fingerprint, @QueryParameter String reason) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return deliberate(reason, why -> AttestationKeys.get().withdraw(Util.fixNull(fingerprint), why));
    }

    /** Something that needs a reason. */
    private interface Deed {
        void because(String reason) throws IOException;
    }

    private static HttpResponse deliberate(String reason, Deed deed) {
        String why = Util.fixEmptyAndTrim(reason);
        if (why == null || why.length() > MAX_REASON) {
            throw HttpResponses.errorWithoutStack(400, Messages.AttestationKeysLink_Reason(MAX_REASON));
        }
        try {
            deed.because(why);
            return new HttpRedirect(".");
        } catch (IllegalArgumentException e) {
            throw HttpResponses.errorWithoutStack(404, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the attestation keys stay as they are", e);
            throw HttpResponses.errorWithoutStack(409, String.valueOf(e.getMessage()));
        }
    }
}
