package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRule;
import io.jenkins.plugins.modelgate.engine.approval.Memberships;
import io.jenkins.plugins.modelgate.engine.approval.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The people of a team: as many approvers as the rules ask for, and one who is up to something. Ids are told apart without case. */
final class Staff implements Memberships {
    /** He built the model, and holds every role and permission. */
    static final String MALLORY = "mallory";

    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Map<String, Set<Permission>> permissions = new HashMap<>();
    private final List<String> approvers = new ArrayList<>();

    Staff(ApprovalPolicy policy) {
        for (ApprovalRule rule : policy.rules()) {
            for (int i = 1; i <= rule.count(); i++) {
                String id = "approver-" + (approvers.size() + 1);
                approvers.add(id);
                hire(id, Set.of(rule.role()), EnumSet.of(Permission.APPROVE));
            }
        }
        Set<String> all = policy.rules().stream().map(ApprovalRule::role).collect(Collectors.toSet());
        hire(MALLORY, all, EnumSet.allOf(Permission.class));
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Exactly those whose votes the rules ask for. */
    List<String> approvers() {
        return approvers;
    }

    void hire(String id, Set<String> held, Set<Permission> granted) {
        roles.put(key(id), new TreeSet<>(held));
        permissions.put(key(id), granted);
    }

    void takeRoles(String id) {
        roles.put(key(id), Set.of());
    }

    void lockOut(String id) {
        permissions.put(key(id), Set.of());
    }

    @Override
    public Set<String> rolesOf(String person) {
        return Set.copyOf(roles.getOrDefault(key(person), Set.of()));
    }

    @Override
    public boolean permits(String person, Permission permission) {
        return permissions.getOrDefault(key(person), Set.of()).contains(permission);
    }
}
