package io.jenkins.plugins.modelgate.engine.dependency.rule;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Hosts that the packages of one input come from. */
final class Origins {
    /** One package's address. */
    record Place(String address, @CheckForNull ComponentId id, Location where) {}

    /** @param name empty where the address leads to a machine and does not say which */
    record Host(String name, List<Place> places) {
        /** Whether every package that comes from here has this as its ecosystem's own host. */
        boolean isOwn(Map<Ecosystem, Set<String>> own) {
            return places.stream()
                    .allMatch(place -> place.id() != null
                            && own.getOrDefault(place.id().ecosystem(), Set.of())
                                    .contains(name));
        }
    }

    private static final int TIMES = 10;

    private final Map<String, List<Place>> hosts = new TreeMap<>();
    private int own;

    /** A package that comes from its ecosystem's own registry. */
    void addOwn() {
        own++;
    }

    void add(String address, @CheckForNull ComponentId id, Location where) {
        if (Addresses.isRemote(address)) {
            String host = Addresses.host(address);
            hosts.computeIfAbsent(host == null ? "" : host, key -> new ArrayList<>())
                    .add(new Place(address, id, where));
        }
    }

    /** How many packages there are, each once for each of its hosts. */
    int all() {
        return own + hosts.values().stream().mapToInt(List::size).sum();
    }

    List<Host> hosts() {
        return hosts.entrySet().stream()
                .map(host -> new Host(host.getKey(), host.getValue()))
                .toList();
    }

    /**
     * The host that takes the registry's place: of more packages than come from any other, and of more than ten times as many as
     * come from the registry itself, for a mirror has nearly all of them; or null when there is none.
     */
    @CheckForNull
    String home() {
        String home = null;
        int most = 0;
        for (Map.Entry<String, List<Place>> host : hosts.entrySet()) {
            int size = host.getValue().size();
            if (size >= most) {
                boolean mirror =
                        size > most && size / TIMES >= own && !host.getKey().isEmpty();
                home = mirror ? host.getKey() : null;
                most = size;
            }
        }
        return home;
    }
}
