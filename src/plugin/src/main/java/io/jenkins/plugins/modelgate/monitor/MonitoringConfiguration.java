package io.jenkins.plugins.modelgate.monitor;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.audit.ChangeLedger;
import io.jenkins.plugins.modelgate.engine.monitor.history.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How long windows are kept. A change is on record before it takes effect: it can make evidence go away. */
@Extension
@Symbol("modelGateMonitoring")
public final class MonitoringConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(MonitoringConfiguration.class.getName());
    private static final String SCOPE = "modelgate:monitoring";
    private static final int USUAL_WINDOWS = 20_000;
    private static final int USUAL_DAYS = 1_826;
    private static final int LEAST_WINDOWS = 30;
    private static final int MOST = 1_000_000;

    private volatile int keepWindows = USUAL_WINDOWS;
    private volatile int keepDays = USUAL_DAYS;

    public MonitoringConfiguration() {
        load();
    }

    /** The one of this controller. */
    public static MonitoringConfiguration get() {
        return ExtensionList.lookupSingleton(MonitoringConfiguration.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    public int getKeepWindows() {
        return keepWindows;
    }

    /** @param keepWindows of each series, from 30, which anomalies need, to a million */
    @DataBoundSetter
    public void setKeepWindows(int keepWindows) {
        require("keepWindows", keepWindows, LEAST_WINDOWS);
        this.keepWindows = keepWindows;
        save();
    }

    public int getKeepDays() {
        return keepDays;
    }

    /** @param keepDays after its end, from 1 to a million */
    @DataBoundSetter
    public void setKeepDays(int keepDays) {
        require("keepDays", keepDays, 1);
        this.keepDays = keepDays;
        save();
    }

    Retention retention() {
        return new Retention(keepWindows, Duration.ofDays(keepDays));
    }

    private static void require(String field, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(field + ": " + Messages.MonitoringConfiguration_Range(least, MOST));
        }
    }

    /** Records the change, then writes it. */
    @Override
    public synchronized void save() {
        try {
            record(true);
        } catch (IOException e) {
            if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            LOGGER.log(Level.SEVERE, "how long windows are kept is not on record", e);
        }
        super.save();
    }

    private void record(boolean made) throws IOException {
        Map<String, Object> document = new TreeMap<>();
        if (keepWindows != USUAL_WINDOWS) {
            document.put("keepWindows", keepWindows);
        }
        if (keepDays != USUAL_DAYS) {
            document.put("keepDays", keepDays);
        }
        ExtensionList.lookupSingleton(ChangeLedger.class).takesEffect(SCOPE, null, document, made);
    }

    /** A change that came while Jenkins was down is found as well. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        try {
            get().record(false);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "how long windows are kept is not on record", e);
        }
    }

    @POST
    public FormValidation doCheckKeepWindows(@QueryParameter String value) {
        return check("keepWindows", value, LEAST_WINDOWS);
    }

    @POST
    public FormValidation doCheckKeepDays(@QueryParameter String value) {
        return check("keepDays", value, 1);
    }

    private static FormValidation check(String field, String value, int least) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        try {
            require(field, Integer.parseInt(value), least);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(Messages.MonitoringConfiguration_Range(least, MOST));
        }
    }
}
