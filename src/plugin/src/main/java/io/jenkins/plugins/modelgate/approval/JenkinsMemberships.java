package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.config.Roles;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Memberships;
import io.jenkins.plugins.modelgate.engine.approval.Permission;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Roles and permissions at one job, as the configuration and the security realm have them now. */
final class JenkinsMemberships implements Memberships {
    private final Directory directory;
    private final Item job;
    private final Roles roles;
    private final Function<ApprovalRequest, Item> jobs;

    /**
     * @param job where; null for one that is gone, where nobody is anything
     * @param jobs finds the job of a request, null when it is gone
     */
    JenkinsMemberships(Directory directory, @CheckForNull Item job, Function<ApprovalRequest, Item> jobs) {
        this.directory = directory;
        this.job = job;
        this.roles = job == null ? null : roles(job);
        this.jobs = jobs;
    }

    private static Roles roles(Item job) {
        try {
            return Roles.at(job);
        } catch (IOException e) {
            throw new DirectoryException("the roles of approvers are without effect: " + e.getMessage(), e);
        }
    }

    @Override
    public Set<String> rolesOf(String person) {
        Directory.Person found = job == null ? null : directory.find(person);
        Set<String> held = new HashSet<>();
        if (found != null) {
            roles.names().stream().filter(role -> holds(found, role)).forEach(held::add);
        }
        return held;
    }

    private boolean holds(Directory.Person person, String role) {
        String id = person.authentication().getName();
        List<Roles.Members> lists = roles.lists(role);
        return !lists.isEmpty()
                && lists.stream()
                        .allMatch(list -> list.users().stream().anyMatch(user -> directory.isSame(user, id))
                                || list.groups().stream().anyMatch(group -> directory.isIn(person, group)));
    }

    @Override
    public boolean permits(String person, Permission permission) {
        Directory.Person found = job == null ? null : directory.find(person);
        return found != null && job.getACL().hasPermission2(found.authentication(), of(permission));
    }

    private static hudson.security.Permission of(Permission permission) {
        return switch (permission) {
            case APPROVE -> ModelGatePermissions.APPROVE;
            case OVERRIDE -> ModelGatePermissions.OVERRIDE;
            case REVOKE -> ModelGatePermissions.REVOKE;
        };
    }

    /** Groups cannot be listed. */
    @Override
    public Optional<Set<String>> membersOf(String role) {
        List<Roles.Members> lists = job == null ? List.of() : roles.lists(role);
        if (lists.stream().anyMatch(list -> !list.groups().isEmpty())) {
            return Optional.empty();
        }
        Set<String> members = new HashSet<>();
        lists.stream().limit(1).forEach(list -> members.addAll(list.users()));
        members.removeIf(member -> !rolesOf(member).contains(role));
        return Optional.of(members);
    }

    @Override
    public Memberships of(ApprovalRequest request) {
        Item asked = jobs.apply(request);
        if (asked == job) {
            return this;
        }
        Memberships there = new JenkinsMemberships(directory, asked, jobs);
        Memberships here = this;
        return new Memberships() {
            @Override
            public Set<String> rolesOf(String person) {
                Set<String> both = new HashSet<>(here.rolesOf(person));
                both.retainAll(there.rolesOf(person));
                return both;
            }

            @Override
            public boolean permits(String person, Permission permission) {
                return here.permits(person, permission) && there.permits(person, permission);
            }
        };
    }
}
