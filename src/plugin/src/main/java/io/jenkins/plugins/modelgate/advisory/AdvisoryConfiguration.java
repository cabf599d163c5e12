package io.jenkins.plugins.modelgate.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelgate.audit.ChangeLedger;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where advisory data come from, and how often they are updated. */
@Extension
@Symbol("modelGateAdvisories")
public final class AdvisoryConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(AdvisoryConfiguration.class.getName());
    private static final String SCOPE = "modelgate:advisories";
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_HOURS = 24 * 365;

    /** A URL without user, password and query, or an absolute path: it is shown, logged and sent to agents. */
    private static final Pattern PLACE =
            Pattern.compile("https?://[^\\s/@?#]+(/[!-~&&[^?#]]*)?|/[^\\p{Cntrl}]*|[A-Za-z]:[\\\\/][^\\p{Cntrl}]*");

    private volatile String nvd;
    private volatile String osv;
    private volatile String epss;
    private volatile String kev;
    private volatile int hours;
    private volatile boolean plainHttp;

    public AdvisoryConfiguration() {
        load();
    }

    /** The one of this controller. */
    public static AdvisoryConfiguration get() {
        return ExtensionList.lookupSingleton(AdvisoryConfiguration.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    @CheckForNull
    public String getNvd() {
        return nvd;
    }

    /** @param nvd directory with the NVD's feeds or its URL; null for none */
    @DataBoundSetter
    public void setNvd(@CheckForNull String nvd) {
        this.nvd = place("nvd", nvd);
        save();
    }

    @CheckForNull
    public String getOsv() {
        return osv;
    }

    /** @param osv directory or zip file of OSV records, or its URL; null for none */
    @DataBoundSetter
    public void setOsv(@CheckForNull String osv) {
        this.osv = place("osv", osv);
        save();
    }

    @CheckForNull
    public String getEpss() {
        return epss;
    }

    /** @param epss file of EPSS scores or its URL; null for none */
    @DataBoundSetter
    public void setEpss(@CheckForNull String epss) {
        this.epss = place("epss", epss);
        save();
    }

    @CheckForNull
    public String getKev() {
        return kev;
    }

    /** @param kev CISA's catalogue or its URL; null for none */
    @DataBoundSetter
    public void setKev(@CheckForNull String kev) {
        this.kev = place("kev", kev);
        save();
    }

    public int getHours() {
        return hours;
    }

    /** @param hours between updates; 0 for none but those that somebody asks for */
    @DataBoundSetter
    public void setHours(int hours) {
        if (hours < 0 || hours > MAX_HOURS) {
            throw new IllegalArgumentException("hours: " + Messages.AdvisoryConfiguration_Hours(MAX_HOURS));
        }
        this.hours = hours;
        save();
    }

    public boolean isPlainHttp() {
        return plainHttp;
    }

    /** @param plainHttp whether URLs may be no https: whoever sits on the line can leave advisories out */
    @DataBoundSetter
    public void setPlainHttp(boolean plainHttp) {
        this.plainHttp = plainHttp;
        save();
    }

    /** The sources that are named, by name. */
    public Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        put(sources, AdvisoryFiles.NVD, nvd);
        put(sources, AdvisoryFiles.OSV, osv);
        put(sources, AdvisoryFiles.EPSS, epss);
        put(sources, AdvisoryFiles.KEV, kev);
        return sources;
    }

    private static void put(Map<String, String> sources, String name, String place) {
        if (place != null) {
            sources.put(name, place);
        }
    }

    private static String place(String field, String value) {
        String place = Util.fixEmptyAndTrim(value);
        if (place != null
                && (place.length() > MAX_LENGTH || !PLACE.matcher(place).matches())) {
            throw new IllegalArgumentException(field + ": " + Messages.AdvisoryConfiguration_NoPlace());
        }
        return place;
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
            LOGGER.log(Level.SEVERE, "where advisory data come from is not on record", e);
        }
        super.save();
    }

    private void record(boolean made) throws IOException {
        Map<String, Object> document = new TreeMap<>(sources());
        if (hours > 0) {
            document.put("hours", hours);
        }
        if (plainHttp) {
            document.put("plainHttp", true);
        }
        ExtensionList.lookupSingleton(ChangeLedger.class).takesEffect(SCOPE, null, document, made);
    }

    /** A change that came while Jenkins was down is found as well. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void start() {
        try {
            get().record(false);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "where advisory data come from is not on record", e);
        }
    }

    @POST
    public FormValidation doCheckNvd(@QueryParameter String value) {
        return check("nvd", value);
    }

    @POST
    public FormValidation doCheckOsv(@QueryParameter String value) {
        return check("osv", value);
    }

    @POST
    public FormValidation doCheckEpss(@QueryParameter String value) {
        return check("epss", value);
    }

    @POST
    public FormValidation doCheckKev(@QueryParameter String value) {
        return check("kev", value);
    }

    private static FormValidation check(String field, String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        try {
            String place = place(field, value);
            return place != null && place.startsWith("http://")
                    ? FormValidation.warning(Messages.AdvisoryConfiguration_PlainHttp())
                    : FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
