package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The policy's section {@code monitoring}: how far a model in production may go from what it was when it was approved. */
public final class MonitoringSection extends AbstractDescribableImpl<MonitoringSection> {
    private static final String PATH = "monitoring.";

    private String psi;
    private String performanceDrop;
    private String unseenShare;
    private String invalidShare;
    private String calibration;
    private String unlabelledShare;
    private String clientShare;
    private String injectionShare;
    private Integer staleHours;
    private Integer latencyP95;
    private String anomalies;

    @DataBoundConstructor
    public MonitoringSection() {
        // Every field is optional.
    }

    @CheckForNull
    public String getPsi() {
        return psi;
    }

    @DataBoundSetter
    public void setPsi(@CheckForNull String psi) {
        this.psi = Decimal.require(PATH + "psi", psi);
    }

    @CheckForNull
    public String getPerformanceDrop() {
        return performanceDrop;
    }

    @DataBoundSetter
    public void setPerformanceDrop(@CheckForNull String performanceDrop) {
        this.performanceDrop = Decimal.require(PATH + "performanceDrop", performanceDrop);
    }

    @CheckForNull
    public String getUnseenShare() {
        return unseenShare;
    }

    @DataBoundSetter
    public void setUnseenShare(@CheckForNull String unseenShare) {
        this.unseenShare = Decimal.require(PATH + "unseenShare", unseenShare);
    }

    @CheckForNull
    public String getInvalidShare() {
        return invalidShare;
    }

    @DataBoundSetter
    public void setInvalidShare(@CheckForNull String invalidShare) {
        this.invalidShare = Decimal.require(PATH + "invalidShare", invalidShare);
    }

    @CheckForNull
    public String getCalibration() {
        return calibration;
    }

    @DataBoundSetter
    public void setCalibration(@CheckForNull String calibration) {
        this.calibration = Decimal.require(PATH + "calibration", calibration);
    }

    @CheckForNull
    public String getUnlabelledShare() {
        return unlabelledShare;
    }

    @DataBoundSetter
    public void setUnlabelledShare(@CheckForNull String unlabelledShare) {
        this.unlabelledShare = Decimal.require(PATH + "unlabelledShare", unlabelledShare);
    }

    @CheckForNull
    public String getClientShare() {
        return clientShare;
    }

    @DataBoundSetter
    public void setClientShare(@CheckForNull String clientShare) {
        this.clientShare = Decimal.require(PATH + "clientShare", clientShare);
    }

    @CheckForNull
    public String getInjectionShare() {
        return injectionShare;
    }

    @DataBoundSetter
    public void setInjectionShare(@CheckForNull String injectionShare) {
        this.injectionShare = Decimal.require(PATH + "injectionShare", injectionShare);
    }

    @CheckForNull
    public Integer getStaleHours() {
        return staleHours;
    }

    @DataBoundSetter
    public void setStaleHours(@CheckForNull Integer staleHours) {
        FieldCheck.require(PATH + "staleHours", staleHours);
        this.staleHours = staleHours;
    }

    @CheckForNull
    public Integer getLatencyP95() {
        return latencyP95;
    }

    @DataBoundSetter
    public void setLatencyP95(@CheckForNull Integer latencyP95) {
        FieldCheck.require(PATH + "latencyP95", latencyP95);
        this.latencyP95 = latencyP95;
    }

    @CheckForNull
    public String getAnomalies() {
        return anomalies;
    }

    @DataBoundSetter
    public void setAnomalies(@CheckForNull String anomalies) {
        String value = Util.fixEmptyAndTrim(anomalies);
        FieldCheck.require(PATH + "anomalies", value);
        this.anomalies = value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "psi", Decimal.of(psi));
        PolicyDocument.put(document, "performanceDrop", Decimal.of(performanceDrop));
        PolicyDocument.put(document, "unseenShare", Decimal.of(unseenShare));
        PolicyDocument.put(document, "invalidShare", Decimal.of(invalidShare));
        PolicyDocument.put(document, "calibration", Decimal.of(calibration));
        PolicyDocument.put(document, "unlabelledShare", Decimal.of(unlabelledShare));
        PolicyDocument.put(document, "clientShare", Decimal.of(clientShare));
        PolicyDocument.put(document, "injectionShare", Decimal.of(injectionShare));
        PolicyDocument.put(document, "staleHours", staleHours);
        PolicyDocument.put(document, "latencyP95", latencyP95);
        PolicyDocument.put(document, "anomalies", anomalies);
        return document;
    }

    @Extension
    @Symbol("monitoring")
    public static final class DescriptorImpl extends Descriptor<MonitoringSection> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MonitoringSection_DisplayName();
        }

        @POST
        public FormValidation doCheckPsi(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "psi", value);
        }

        @POST
        public FormValidation doCheckPerformanceDrop(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "performanceDrop", value);
        }

        @POST
        public FormValidation doCheckUnseenShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "unseenShare", value);
        }

        @POST
        public FormValidation doCheckInvalidShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "invalidShare", value);
        }

        @POST
        public FormValidation doCheckCalibration(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "calibration", value);
        }

        @POST
        public FormValidation doCheckUnlabelledShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "unlabelledShare", value);
        }

        @POST
        public FormValidation doCheckClientShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "clientShare", value);
        }

        @POST
        public FormValidation doCheckInjectionShare(@AncestorInPath Item item, @QueryParameter String value) {
            return Decimal.check(item, PATH + "injectionShare", value);
        }

        @POST
        public FormValidation doCheckStaleHours(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "staleHours", value);
        }

        @POST
        public FormValidation doCheckLatencyP95(@AncestorInPath Item item, @QueryParameter String value) {
            return FieldCheck.ofNumber(item, PATH + "latencyP95", value);
        }

        @POST
        public ListBoxModel doFillAnomaliesItems(@AncestorInPath Item item) {
            return ChoiceItems.of(item, "LOW", "MEDIUM", "HIGH");
        }
    }
}
