package io.jenkins.plugins.modelgate.audit.forward;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Sends entries as syslog messages (RFC 5424), by TLS (RFC 5425), TCP (RFC 6587, octet counting) or UDP (RFC 5426). */
public final class SyslogForwarder extends Forwarder {
    static final String UDP = "UDP";
    static final String TCP = "TCP";
    static final String TLS = "TLS";
    private static final List<String> TRANSPORTS = List.of(TLS, TCP, UDP);
    private static final String HOST = "[A-Za-z0-9.:_-]{1,253}";
    private static final int MAX_PORT = 65535;

    private final String host;
    private final int port;
    private String transport = TLS;
    private String certificates;

    /**
     * @param name keeps its place in the log
     * @param host name or address
     * @param port 1 to 65535
     */
    @DataBoundConstructor
    public SyslogForwarder(String name, String host, int port) {
        super(name);
        this.host = Util.fixEmptyAndTrim(host);
        this.port = port;
        if (this.host == null || !this.host.matches(HOST)) {
            throw new IllegalArgumentException("forwarders: host: a name or an address, not " + host);
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("forwarders: port: from 1 to " + MAX_PORT + ", not " + port);
        }
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public String getTransport() {
        return transport;
    }

    /** @param transport {@code TLS}, {@code TCP} or {@code UDP}, which cannot tell whether anything arrived */
    @DataBoundSetter
    public void setTransport(String transport) {
        if (!TRANSPORTS.contains(transport)) {
            throw new IllegalArgumentException("forwarders: transport: one of " + TRANSPORTS + ", not " + transport);
        }
        this.transport = transport;
    }

    @CheckForNull
    public String getCertificates() {
        return certificates;
    }

    /** @param certificates of the authorities that may have issued the receiver's, in PEM; empty for Java's own */
    @DataBoundSetter
    public void setCertificates(@CheckForNull String certificates) {
        String pem = Util.fixEmptyAndTrim(certificates);
        try {
            TlsTrust.of(pem);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("forwarders: certificates: " + e.getMessage(), e);
        }
        this.certificates = pem;
    }

    /** Whom to believe; the setter has read them before. */
    private TlsTrust trust() {
        try {
            return TlsTrust.of(certificates);
        } catch (CertificateException e) {
            throw new IllegalStateException("forwarders: certificates: " + e.getMessage(), e);
        }
    }

    @Override
    public String target() {
        return "syslog " + transport + " " + host + ":" + port;
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        document.put("kind", "syslog");
        document.put("target", target());
        if (certificates != null) {
            document.put("certificates", trust().fingerprints());
        }
        return document;
    }

    @Override
    Sender open() {
        return transport.equals(UDP)
                ? new SyslogUdpSender(host, port)
                : new SyslogStreamSender(host, port, transport.equals(TLS) ? trust() : null);
    }

    @Extension
    @Symbol("syslog")
    public static final class DescriptorImpl extends Descriptor<Forwarder> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SyslogForwarder_DisplayName();
        }

        @POST
        public ListBoxModel doFillTransportItems() {
            ListBoxModel items = new ListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                TRANSPORTS.forEach(items::add);
            }
            return items;
        }

        @POST
        public FormValidation doCheckCertificates(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            try {
                TlsTrust.of(Util.fixEmptyAndTrim(value));
                return FormValidation.ok();
            } catch (CertificateException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String host = Util.fixEmptyAndTrim(value);
            return host != null && host.matches(HOST)
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.SyslogForwarder_Host());
        }
    }
}
