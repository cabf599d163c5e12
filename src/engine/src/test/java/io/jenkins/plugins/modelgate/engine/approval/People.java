package io.jenkins.plugins.modelgate.engine.approval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A directory of people that can change at any time. Ids are told apart without regard to case. */
final class People implements Memberships {
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Map<String, Set<Permission>> permissions = new HashMap<>();

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Somebody with roles who may approve. */
    People with(String id, String... held) {
        roles.computeIfAbsent(key(id), unused -> new HashSet<>()).addAll(Set.of(held));
        return grant(id, Permission.APPROVE);
    }

    People grant(String id, Permission permission) {
        permissions.computeIfAbsent(key(id), unused -> new HashSet<>()).add(permission);
        return this;
    }

    void deny(String id, Permission permission) {
        permissions.getOrDefault(key(id), new HashSet<>()).remove(permission);
    }

    void take(String id, String role) {
        roles.getOrDefault(key(id), new HashSet<>()).remove(role);
    }

    @Override
    public Set<String> rolesOf(String person) {
        return Set.copyOf(roles.getOrDefault(key(person), Set.of()));
    }

    @Override
    public boolean permits(String person, Permission permission) {
        return permissions.getOrDefault(key(person), Set.of()).contains(permission);
    }

    @Override
    public Optional<Set<String>> membersOf(String role) {
        Set<String> members = new TreeSet<>();
        roles.forEach((person, held) -> {
            if (held.contains(role)) {
                members.add(person);
            }
        });
        return Optional.of(members);
    }
}
