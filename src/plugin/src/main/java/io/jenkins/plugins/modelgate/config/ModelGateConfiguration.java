package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.init.InitMilestone;
import hudson.util.FormValidation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The administrator's policies, on the page "Security" and in configuration as code. */
@Extension
@Symbol("modelGate")
public final class ModelGateConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(ModelGateConfiguration.class.getName());

    private List<ModelGatePolicy> policies = new ArrayList<>();
    private String defaultPolicy;
    private List<ApprovalRole> roles = new ArrayList<>();

    /** This, as it was when it was accepted last. */
    private transient String accepted;

    public ModelGateConfiguration() {
        load();
    }

    /** The one of this controller. */
    public static ModelGateConfiguration get() {
        return ExtensionList.lookupSingleton(ModelGateConfiguration.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    public synchronized List<ModelGatePolicy> getPolicies() {
        return new ArrayList<>(policies);
    }

    /** @throws IllegalArgumentException when two have the same name */
    @DataBoundSetter
    public synchronized void setPolicies(@CheckForNull List<ModelGatePolicy> policies) {
        List<ModelGatePolicy> later = policies == null ? new ArrayList<>() : new ArrayList<>(policies);
        FieldCheck.requireDifferent("policies", later.stream().map(ModelGatePolicy::getName));
        this.policies = later;
        save();
    }

    /** Name of the policy for steps that name none; null when such steps are refused. */
    @CheckForNull
    public synchronized String getDefaultPolicy() {
        return defaultPolicy;
    }

    @DataBoundSetter
    public synchronized void setDefaultPolicy(@CheckForNull String defaultPolicy) {
        this.defaultPolicy = Util.fixEmptyAndTrim(defaultPolicy);
        save();
    }

    /**
     * Records the change, then writes it. While Jenkins starts, what cannot be recorded is taken over all the same: gates
     * ask again before they use it, and stay closed.
     *
     * @throws UncheckedIOException when the change cannot be recorded; nothing was written, and everything is again as it
     *     was when it was accepted last, whatever way the change came
     */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            PolicyWatch.global(this, true);
            PolicyWatch.roles(this, true);
        } catch (IOException e) {
            if (Jenkins.get().getInitLevel() == InitMilestone.COMPLETED) {
                restore();
                throw new UncheckedIOException(e.getMessage(), e);
            }
            LOGGER.log(Level.SEVERE, "policies of the start are without effect until they are recorded", e);
        } catch (RuntimeException e) {
            restore();
            throw e;
        }
        super.save();
        accepted = Jenkins.XSTREAM2.toXML(this);
    }

    @Override
    public synchronized void load() {
        super.load();
        accepted = Jenkins.XSTREAM2.toXML(this);
    }

    /**
     * Takes back what was refused. Configuration as code sets all fields first and saves at the end, and scripts change the
     * entries of lists themselves: left in memory, the refused change would count once the log can be written again.
     */
    private synchronized void restore() {
        policies = new ArrayList<>();
        defaultPolicy = null;
        roles = new ArrayList<>();
        Jenkins.XSTREAM2.fromXML(accepted, this);
    }

    /** All that counts, for the record; empty when nothing is set. */
    synchronized Map<String, Object> document() {
        Map<String, Object> byName = new TreeMap<>();
        for (ModelGatePolicy policy : policies) {
            Map<String, Object> each = policy.document();
            PolicyDocument.put(each, "jobs", policy.getJobs());
            byName.put(policy.getName(), each);
        }
        Map<String, Object> document = new TreeMap<>();
        PolicyDocument.put(document, "policies", byName);
        PolicyDocument.put(document, "defaultPolicy", defaultPolicy);
        return document;
    }

    /** Who holds which role, for the record. */
    Map<String, Object> roleDocument() {
        Map<String, Object> byName = new TreeMap<>();
        for (ApprovalRole role : getRoles()) {
            Map<String, Object> each = role.document();
            each.put("overridable", role.isOverridable());
            byName.put(role.getName(), each);
        }
        return byName;
    }

    /** Roles that the rules of policies may ask for. */
    public synchronized List<ApprovalRole> getRoles() {
        return roles == null ? new ArrayList<>() : new ArrayList<>(roles);
    }

    /** @throws IllegalArgumentException when two have the same name */
    @DataBoundSetter
    public synchronized void setRoles(@CheckForNull List<ApprovalRole> roles) {
        List<ApprovalRole> later = roles == null ? new ArrayList<>() : new ArrayList<>(roles);
        FieldCheck.requireDifferent("roles", later.stream().map(RoleMembers::getName));
        this.roles = later;
        save();
    }

    /** The role of that name, or null. */
    @CheckForNull
    public ApprovalRole role(@CheckForNull String name) {
        return getRoles().stream()
                .filter(role -> role.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The policy of that name, or null. */
    @CheckForNull
    public ModelGatePolicy policy(@CheckForNull String name) {
        return getPolicies().stream()
                .filter(policy -> policy.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // A list that was emptied is absent from the form.
            setPolicies(null);
            setDefaultPolicy(null);
            setRoles(null);
            req.bindJSON(this, json);
            if (getDefaultPolicy() != null && policy(getDefaultPolicy()) == null) {
                throw new FormException("There is no policy named " + getDefaultPolicy() + ".", "defaultPolicy");
            }
            change.commit();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            restore();
            throw FieldCheck.refused(e, "policies");
        } catch (FormException | RuntimeException e) {
            restore();
            throw e;
        }
    }

    @POST
    public FormValidation doCheckDefaultPolicy(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        return Util.fixEmptyAndTrim(value) == null
                ? FormValidation.ok(Messages.ModelGateConfiguration_NoDefault())
                : FormValidation.ok();
    }
}
