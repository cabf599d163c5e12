package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.Secret;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import jenkins.security.HMACConfidentialKey;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Sends entries by HTTP POST, each request with an HMAC-SHA256 over its time and body. */
public final class WebhookForwarder extends Forwarder {
    private static final int FINGERPRINT_BYTES = 8;
    private static final int LEAST_SECRET = 16;
    private static final HMACConfidentialKey FINGERPRINT =
            new HMACConfidentialKey(WebhookForwarder.class, "fingerprint", FINGERPRINT_BYTES);

    private final String url;
    private final Secret secret;

    /**
     * @param name keeps its place in the log
     * @param url http or https
     * @param secret shared with the receiver, at least 16 characters
     */
    @DataBoundConstructor
    public WebhookForwarder(String name, String url, Secret secret) {
        super(name);
        this.url = Util.fixEmptyAndTrim(url);
        this.secret = secret;
        String fault = fault(this.url);
        if (fault != null) {
            throw new IllegalArgumentException("forwarders: url: " + fault);
        }
        if (secret == null || secret.getPlainText().length() < LEAST_SECRET) {
            throw new IllegalArgumentException(
                    "forwarders: secret: at least " + LEAST_SECRET + " characters, the same as the receiver has");
        }
    }

    @CheckForNull
    private static String fault(@CheckForNull String url) {
        try {
            URI uri = URI.create(String.valueOf(url));
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getUserInfo() == null
                    ? null
                    : "an address with http or https, a host and no user name";
        } catch (IllegalArgumentException e) {
            return "no address: " + e.getMessage();
        }
    }

    public String getUrl() {
        return url;
    }

    public Secret getSecret() {
        return secret;
    }

    /** Without the query, which some receivers put a token into. */
    @Override
    public String target() {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        document.put("kind", "webhook");
        document.put("url", target());
        document.put("fingerprint", FINGERPRINT.mac(url + "\n" + secret.getPlainText()));
        return document;
    }

    @Override
    Sender open() {
        return new WebhookSender(URI.create(url), secret);
    }

    @Extension
    @Symbol("webhook")
    public static final class DescriptorImpl extends Descriptor<Forwarder> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.WebhookForwarder_DisplayName();
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String fault = fault(Util.fixEmptyAndTrim(value));
            return fault == null ? FormValidation.ok() : FormValidation.error(fault);
        }
    }
}
