package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import java.util.HashSet;
import java.util.Set;

/** Where packages come from as far as files say that people write: indexes in settings, addresses in manifests. */
final class DeclaredPlaces {
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    DeclaredPlaces(Situation situation) {
        for (Fact fact : situation.inventory().facts()) {
            boolean index = switch (fact.kind()) {
                case INDEX, EXTRA_INDEX, FIND_LINKS -> true;
                default -> false;
            };
            String host = index ? Addresses.host(fact.value()) : null;
            if (host != null && isWritten(situation, fact.location().file())) {
                hosts.add(host);
            }
        }
        for (Component component : situation.inventory().components()) {
            if (component.source() != null
                    && isWritten(situation, component.location().file())) {
                places.add(Addresses.place(component.source()));
            }
        }
    }

    private static boolean isWritten(Situation situation, String file) {
        return situation.role(file) == InputRole.INSTRUCTION && !LockFiles.isLock(file);
    }

    /** An index stands for all of its host, any other address for itself: a forge has the repositories of everybody. */
    boolean has(String host, String address) {
        return hosts.contains(host) || places.contains(Addresses.place(address));
    }
}
