package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Told of each layer of policy before it takes effect, whatever way it came: form, configuration as code, REST, command
 * line, a file on the disk. It is asked when a policy is saved and again each time one is used, so a change that could not
 * be recorded when it was saved has no effect until it is.
 */
public abstract class PolicyWatch implements ExtensionPoint {
    /** Scope of the administrator's policies. */
    public static final String GLOBAL = "modelgate:global";

    /** Scope of the administrator's roles; those of folders follow it after a colon. */
    public static final String ROLES = "modelgate:roles";

    private static final String FOLDER = "modelgate:folder:";

    /**
     * A layer is about to count. Called often with what is known already.
     *
     * @param scope {@link #GLOBAL} or what {@link #scope} gives
     * @param folder full name of the folder, or null
     * @param document the layer's fields; empty when there is none
     * @param made whether who acts in this thread has just changed it; otherwise a change was found on the way to its use
     * @throws IOException when the change cannot be recorded: then it has no effect
     */
    public abstract void takesEffect(
            @NonNull String scope, String folder, @NonNull Map<String, Object> document, boolean made)
            throws IOException;

    /** Name of a folder's layer. */
    public static String scope(Item folder) {
        return FOLDER + folder.getFullName();
    }

    static void global(ModelGateConfiguration configuration, boolean made) throws IOException {
        for (PolicyWatch watch : all()) {
            watch.takesEffect(GLOBAL, null, configuration.document(), made);
        }
    }

    static void roles(ModelGateConfiguration configuration, boolean made) throws IOException {
        for (PolicyWatch watch : all()) {
            watch.takesEffect(ROLES, null, configuration.roleDocument(), made);
        }
    }

    /** Tells of who holds roles in a folder, as it is now. */
    static void roles(Item folder, boolean made) throws IOException {
        FolderPolicyProperty property = FolderPolicyProperty.of(folder);
        Map<String, Object> document = new TreeMap<>();
        for (FolderRole role : property == null ? List.<FolderRole>of() : property.getRoles()) {
            document.put(role.getName(), role.document());
        }
        for (PolicyWatch watch : all()) {
            watch.takesEffect(ROLES + ":" + folder.getFullName(), folder.getFullName(), document, made);
        }
    }

    /** Tells of a folder's layer as it is now. */
    public static void folder(Item folder, boolean made) throws IOException {
        FolderPolicyProperty property = FolderPolicyProperty.of(folder);
        Map<String, Object> document = property == null || property.getPolicy() == null
                ? Map.of()
                : property.getPolicy().document();
        for (PolicyWatch watch : all()) {
            watch.takesEffect(scope(folder), folder.getFullName(), document, made);
        }
        roles(folder, made);
    }

    private static ExtensionList<PolicyWatch> all() {
        return ExtensionList.lookup(PolicyWatch.class);
    }
}
