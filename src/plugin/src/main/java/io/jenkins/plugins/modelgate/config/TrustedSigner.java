package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * One entry of {@code modelArtifact.trust} or {@code containerImage.trust}: somebody whose signature counts. Any one of a list
 * must match. While one key replaces another both have an entry, each with its days.
 */
public abstract class TrustedSigner extends AbstractDescribableImpl<TrustedSigner> {
    private String name;
    private String notBefore;
    private String notAfter;

    @CheckForNull
    public String getName() {
        return name;
    }

    /** @param name how reports call the entry */
    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @CheckForNull
    public String getNotBefore() {
        return notBefore;
    }

    /** @param notBefore first day on which the entry counts, UTC */
    @DataBoundSetter
    public void setNotBefore(@CheckForNull String notBefore) {
        this.notBefore = day("notBefore", notBefore);
    }

    @CheckForNull
    public String getNotAfter() {
        return notAfter;
    }

    /** @param notAfter last day on which the entry counts, UTC */
    @DataBoundSetter
    public void setNotAfter(@CheckForNull String notAfter) {
        this.notAfter = day("notAfter", notAfter);
    }

    @CheckForNull
    private static String day(String field, @CheckForNull String value) {
        String day = Util.fixEmptyAndTrim(value);
        if (day != null) {
            FieldCheck.requireDay("trust." + field, day);
        }
        return day;
    }

    /** {@code key}, {@code certificate}, {@code sigstore} or {@code openpgp}. */
    abstract String type();

    /** Adds the fields of the type. */
    abstract void fields(Map<String, Object> document);

    /** As in the policy document. */
    final Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        document.put("type", type());
        PolicyDocument.put(document, "name", name);
        PolicyDocument.put(document, "notBefore", notBefore);
        PolicyDocument.put(document, "notAfter", notAfter);
        fields(document);
        return document;
    }

    /** What the forms of all types have. */
    public abstract static class TrustedSignerDescriptor extends Descriptor<TrustedSigner> {
        @POST
        public FormValidation doCheckNotBefore(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofDay(item, "trust.notBefore", value);
        }

        @POST
        public FormValidation doCheckNotAfter(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofDay(item, "trust.notAfter", value);
        }
    }
}
