package io.jenkins.plugins.modelgate.config;

import hudson.model.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may hold which role at a job. The administrator's list stands at the beginning; each folder from the outside in
 * makes it shorter, or takes its place where the administrator has called the role overridable. A role that only a folder
 * knows is held by nobody.
 */
public final class Roles {
    private final Map<String, List<Members>> lists = new LinkedHashMap<>();

    private Roles() {}

    /**
     * One list of people.
     *
     * @param users ids
     * @param groups ids
     */
    public record Members(List<String> users, List<String> groups) {
        static Members of(RoleMembers role) {
            return new Members(role.users(), role.groups());
        }
    }

    /**
     * The roles as they are there now.
     *
     * @throws IOException when a change of them could not be recorded: until it is, nobody holds any
     */
    public static Roles at(Item job) throws IOException {
        PolicyWatch.roles(ModelGateConfiguration.get(), false);
        Roles roles = new Roles();
        Map<String, Boolean> overridable = new LinkedHashMap<>();
        for (ApprovalRole role : ModelGateConfiguration.get().getRoles()) {
            overridable.put(role.getName(), role.isOverridable());
            roles.lists.put(role.getName(), new ArrayList<>(List.of(Members.of(role))));
        }
        for (Item folder : PolicyInForce.folders(job)) {
            PolicyWatch.roles(folder, false);
            FolderPolicyProperty property = FolderPolicyProperty.of(folder);
            for (FolderRole role : property == null ? List.<FolderRole>of() : property.getRoles()) {
                List<Members> there = roles.lists.get(role.getName());
                if (there != null) {
                    if (overridable.get(role.getName())) {
                        there.clear();
                    }
                    there.add(Members.of(role));
                }
            }
        }
        return roles;
    }

    /** Names of all roles. */
    public List<String> names() {
        return new ArrayList<>(lists.keySet());
    }

    /** The lists of a role: who holds it is on every one of them. None for a role that does not exist. */
    public List<Members> lists(String role) {
        return List.copyOf(lists.getOrDefault(role, List.of()));
    }
}
