package io.jenkins.plugins.modelgate.config;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/**
 * Who may do what. The ids of these permissions (this class' name and theirs) stand in people's matrix configuration:
 * neither may ever change.
 */
public final class ModelGatePermissions {
    /** Heading of the group in permission tables. */
    public static final PermissionGroup GROUP =
            new PermissionGroup("modelGate", ModelGatePermissions.class, Messages._ModelGatePermissions_Group());

    /** See reports. Who may read a job may read its log, which says the same in fewer words. */
    public static final Permission VIEW = new Permission(
            GROUP, "View", Messages._ModelGatePermissions_View(), Item.READ, true, new PermissionScope[] {
                PermissionScope.ITEM, PermissionScope.RUN
            });

    /** Vote on a promotion. Nothing implies it, not even administration: an approver is named, or is none. */
    public static final Permission APPROVE = new Permission(
            GROUP, "Approve", Messages._ModelGatePermissions_Approve(), null, true, new PermissionScope[] {
                PermissionScope.ITEM, PermissionScope.RUN
            });

    /** Open a closed gate, with a reason, on record. */
    public static final Permission OVERRIDE = new Permission(
            GROUP,
            "Override",
            Messages._ModelGatePermissions_Override(),
            Jenkins.ADMINISTER,
            true,
            new PermissionScope[] {PermissionScope.ITEM, PermissionScope.RUN});

    /** Take an approval back, or reject without holding a role: who minds what is deployed may always stop it. */
    public static final Permission REVOKE = new Permission(
            GROUP, "Revoke", Messages._ModelGatePermissions_Revoke(), Jenkins.ADMINISTER, true, new PermissionScope[] {
                PermissionScope.ITEM, PermissionScope.RUN
            });

    /** Change a folder's policy. The policies of the whole controller stay with its administrators. */
    public static final Permission CONFIGURE = new Permission(
            GROUP,
            "Configure",
            Messages._ModelGatePermissions_Configure(),
            Jenkins.ADMINISTER,
            true,
            new PermissionScope[] {PermissionScope.ITEM_GROUP, PermissionScope.ITEM});

    /**
     * Read, verify and export the whole audit log, which names jobs and people of the whole controller: for auditors who
     * administer nothing.
     */
    public static final Permission AUDIT = new Permission(
            GROUP, "Audit", Messages._ModelGatePermissions_Audit(), Jenkins.ADMINISTER, true, new PermissionScope[] {
                PermissionScope.JENKINS
            });

    private ModelGatePermissions() {}

    /** A permission exists once its class is loaded. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // Loading this class was all there is to do.
    }
}
