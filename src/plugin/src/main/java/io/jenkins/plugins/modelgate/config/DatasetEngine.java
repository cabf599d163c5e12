package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One entry of {@code dataset.engines}: a database that may run the data gate's queries. */
public final class DatasetEngine extends AbstractDescribableImpl<DatasetEngine> {
    private final String match;
    private String driver;

    /**
     * @param match pattern of its {@code jdbc:} address
     * @throws IllegalArgumentException when it is no such pattern
     */
    @DataBoundConstructor
    public DatasetEngine(String match) {
        this.match = Util.fixEmptyAndTrim(match);
        FieldCheck.require("dataset.engines", List.of(document()));
        require(matchFault(this.match));
    }

    public String getMatch() {
        return match;
    }

    @CheckForNull
    public String getDriver() {
        return driver;
    }

    /**
     * @param driver SHA-256 of the driver's jar, hexadecimal
     * @throws IllegalArgumentException when it is none
     */
    @DataBoundSetter
    public void setDriver(@CheckForNull String driver) {
        String value = Util.fixEmptyAndTrim(driver);
        require(driverFault(value));
        this.driver = value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "match", match);
        PolicyDocument.put(document, "driver", driver);
        return document;
    }

    private static void require(@CheckForNull String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** An address that can match nothing permits nothing: that is a typing error. */
    @CheckForNull
    private static String matchFault(@CheckForNull String match) {
        return match != null && match.startsWith("jdbc:")
                ? null
                : "policy field dataset.engines.match: " + match + " is no address that begins with jdbc:";
    }

    @CheckForNull
    private static String driverFault(@CheckForNull String driver) {
        return driver == null || driver.matches("[0-9a-f]{64}")
                ? null
                : "policy field dataset.engines.driver: " + driver
                        + " is no SHA-256, 64 lower-case hexadecimal digits as sha256sum writes them";
    }

    @Extension
    @Symbol("datasetEngine")
    public static final class DescriptorImpl extends Descriptor<DatasetEngine> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DatasetEngine_DisplayName();
        }

        @POST
        public FormValidation doCheckMatch(@AncestorInPath Item item, @QueryParameter String value) {
            return said(item, matchFault(Util.fixEmptyAndTrim(value)));
        }

        @POST
        public FormValidation doCheckDriver(@AncestorInPath Item item, @QueryParameter String value) {
            return said(item, driverFault(Util.fixEmptyAndTrim(value)));
        }

        private static FormValidation said(@CheckForNull Item item, @CheckForNull String fault) {
            return fault == null || !FieldCheck.mayConfigure(item) ? FormValidation.ok() : FormValidation.error(fault);
        }
    }
}
