package io.jenkins.plugins.modelgate.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** Tightens the policy for a folder and everything below it; multibranch projects are folders too. */
public final class FolderPolicyProperty extends AbstractFolderProperty<AbstractFolder<?>> {
    private final FolderPolicy policy;
    private List<FolderRole> roles;

    /** @param policy what the folder adds */
    @DataBoundConstructor
    public FolderPolicyProperty(FolderPolicy policy) {
        this.policy = policy;
    }

    public FolderPolicy getPolicy() {
        return policy;
    }

    /** Who holds the administrator's roles here; empty when the folder says nothing of them. */
    public List<FolderRole> getRoles() {
        return roles == null ? new ArrayList<>() : new ArrayList<>(roles);
    }

    /** @throws IllegalArgumentException when two have the same name */
    @DataBoundSetter
    public void setRoles(@CheckForNull List<FolderRole> roles) {
        List<FolderRole> later = roles == null ? new ArrayList<>() : new ArrayList<>(roles);
        FieldCheck.requireDifferent("roles", later.stream().map(RoleMembers::getName));
        this.roles = later;
    }

    /** The one of this folder, or null. */
    @CheckForNull
    static FolderPolicyProperty of(Item folder) {
        return folder instanceof AbstractFolder<?> real ? real.getProperties().get(FolderPolicyProperty.class) : null;
    }

    /**
     * The outer policy with this one on it.
     *
     * @throws PolicyException naming the folder and the field that it would loosen
     */
    Policy tighten(Policy outer, Item folder) throws PolicyException {
        if (policy == null) {
            return outer;
        }
        try {
            return outer.tightenedBy(policy.layer());
        } catch (PolicyException e) {
            throw new PolicyException("folder " + folder.getFullName() + ": " + e.getMessage());
        }
    }

    /** The form of a folder leaves the policy alone when its user may not change policies. */
    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
        if (!owner.hasPermission(ModelGatePermissions.CONFIGURE)) {
            return this;
        }
        try {
            return super.reconfigure(req, form);
        } catch (IllegalArgumentException e) {
            throw FieldCheck.refused(e, "policy");
        }
    }

    @Extension
    @Symbol("modelGate")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderPolicyProperty_DisplayName();
        }
    }
}
