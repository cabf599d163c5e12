package io.jenkins.plugins.modelgate.approval.web;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.Permission;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What somebody can do to a request: its permission on the job, the values it takes, the engine's command. */
enum Act {
    VOTE(List.of(), ModelGatePermissions.APPROVE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Approve(id, by);
        }
    },
    REJECT(List.of("reason"), ModelGatePermissions.APPROVE, ModelGatePermissions.REVOKE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Reject(id, by, values.reason());
        }
    },
    WITHDRAW(List.of(), ModelGatePermissions.APPROVE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Withdraw(id, by);
        }
    },
    DELEGATE(List.of("to", "until"), ModelGatePermissions.APPROVE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Delegate(id, by, values.to(), values.until());
        }
    },
    END_DELEGATION(List.of(), ModelGatePermissions.APPROVE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.EndDelegation(id, by);
        }
    },
    OVERRIDE(List.of("reason"), ModelGatePermissions.OVERRIDE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Override(id, by, values.reason());
        }
    },
    REVOKE(List.of("reason"), ModelGatePermissions.APPROVE, ModelGatePermissions.REVOKE) {
        @Override
        Command command(String id, Actor by, Values values) {
            return new Command.Revoke(id, by, values.reason());
        }
    };

    /** Longest id of a person that is taken from a request. */
    private static final int NAME = 200;

    /** What a client says besides who and what: missing values are null, none of them is trusted. */
    record Values(
            @CheckForNull String reason,
            @CheckForNull String to,
            @CheckForNull Instant until) {
        static final Values NONE = new Values(null, null, null);
    }

    private final Set<String> fields;
    private final List<Permission> permissions;

    Act(List<String> fields, Permission... permissions) {
        this.fields = Set.copyOf(fields);
        this.permissions = List.of(permissions);
    }

    abstract Command command(String id, Actor by, Values values);

    /** Values that it takes, by their names in REST. */
    Set<String> fields() {
        return fields;
    }

    /** Whether the current user has one of the permissions that this can be done with. The engine asks again, and for more. */
    boolean permitted(@CheckForNull Item job) {
        return job != null && permissions.stream().anyMatch(job::hasPermission);
    }

    /** Null, or what is wrong with the values before the engine looks at them. */
    @CheckForNull
    String complaint(Values values) {
        if (this != DELEGATE) {
            return null;
        }
        String to = values.to();
        if (to == null || to.isBlank() || to.length() > NAME) {
            return "to must be the id of a person, of at most " + NAME + " characters";
        }
        return values.until() == null ? "until must be a time such as 2027-01-31T12:00:00Z" : null;
    }

    /** The act whose last part of a REST address this is; null if there is none. */
    @CheckForNull
    static Act ofPath(String path) {
        return Arrays.stream(values())
                .filter(act -> act.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** Last part of its address. */
    String path() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
