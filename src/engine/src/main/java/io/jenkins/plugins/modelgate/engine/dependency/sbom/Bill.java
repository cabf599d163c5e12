package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What every form of bill says: packages, edges between them, and which package the bill is about. */
final class Bill {
    private static final Set<String> STRONG =
            Set.of("sha256", "sha384", "sha512", "sha3-256", "sha3-384", "sha3-512", "blake3");

    private final String file;
    private final Map<String, BillEntry> entries = new LinkedHashMap<>();
    private final Map<String, Set<String>> edges = new LinkedHashMap<>();
    private final Set<String> subjects = new HashSet<>();

    Bill(String file) {
        this.file = file;
    }

    /** @throws ManifestException when two packages have one reference: edges would mean either */
    void add(BillEntry entry) throws ManifestException {
        if (entries.putIfAbsent(entry.ref(), entry) != null) {
            throw new ManifestException(
                    at(entry.place()),
                    "has the reference " + SafeText.quote(entry.ref()) + " of another package of this file");
        }
    }

    void edge(String from, String to) {
        edges.computeIfAbsent(from, ref -> new LinkedHashSet<>()).add(to);
    }

    /** The bill is about this one. */
    void subject(String ref) {
        subjects.add(ref);
    }

    Location at(String place) {
        return new Location(file, SafeText.of(place, 300), -1);
    }

    void tell(InventoryBuilder inventory) throws ManifestException {
        if (entries.isEmpty()) {
            inventory.incomplete(
                    Location.ofFile(file), "lists no package; make it with a tool that reads the lock file");
        }
        Map<String, ComponentId> ids = new HashMap<>();
        for (BillEntry entry : entries.values()) {
            ids.put(entry.ref(), identify(entry, inventory));
        }
        Set<String> direct = direct();
        for (BillEntry entry : entries.values()) {
            add(entry, ids.get(entry.ref()), direct.isEmpty() || direct.contains(entry.ref()), inventory);
        }
        for (Map.Entry<String, Set<String>> edge : edges.entrySet()) {
            for (String to : edge.getValue()) {
                if (!ids.containsKey(to)) {
                    inventory.incomplete(
                            at(edge.getKey()),
                            "needs " + SafeText.quote(to) + ", which this file does not list; make the bill again");
                } else if (ids.containsKey(edge.getKey())) {
                    inventory.needs(ids.get(edge.getKey()), ids.get(to), at(edge.getKey()));
                }
            }
        }
    }

    private ComponentId identify(BillEntry entry, InventoryBuilder inventory) {
        if (entry.purl() != null) {
            ComponentId id = PackageUrls.parse(entry.purl(), entry.version());
            if (id != null) {
                if (id.version() == null) {
                    inventory.incomplete(
                            at(entry.place()),
                            SafeText.quote(id.name()) + " has no version, so no advisory can be looked for");
                } else if (entry.version() != null && !entry.version().equals(id.version())) {
                    inventory.incomplete(
                            at(entry.place()),
                            SafeText.quote(id.name()) + " has the version " + SafeText.quote(entry.version())
                                    + " and another one in its package URL; one of them is wrong");
                }
                return id;
            }
        }
        inventory.incomplete(
                at(entry.place()),
                SafeText.quote(entry.name())
                        + (entry.purl() == null ? " has no package URL" : " has a broken package URL")
                        + ", so nobody can tell which package it is");
        return PackageUrls.unknown(entry.name(), entry.version());
    }

    private void add(BillEntry entry, ComponentId id, boolean direct, InventoryBuilder inventory)
            throws ManifestException {
        Pin pin = id.version() == null
                ? Pin.NOTHING
                : entry.hashes().stream().anyMatch(hash -> STRONG.contains(hash.substring(0, hash.indexOf(':'))))
                        ? Pin.HASHED
                        : Pin.VERSION;
        inventory.add(new Component(
                id,
                pin,
                SafeText.of(entry.purl() == null ? entry.name() : entry.purl(), 300),
                entry.hashes(),
                entry.source(),
                entry.licenses(),
                direct,
                entry.group(),
                at(entry.place())));
    }

    /** What the subject itself needs; nothing when no edge starts at it, which is when everything counts as direct. */
    private Set<String> direct() {
        Set<String> direct = new HashSet<>();
        for (String subject : subjects) {
            direct.addAll(edges.getOrDefault(subject, Set.of()));
        }
        if (!direct.isEmpty()) {
            direct.addAll(subjects);
        }
        return direct;
    }

    /** Digests under the names of this engine; what is no hexadecimal text is left out. */
    static List<String> hashes(Map<String, String> written) {
        List<String> hashes = new ArrayList<>();
        written.forEach((algorithm, value) -> {
            String name = algorithm
                    .toLowerCase(Locale.ROOT)
                    .replace("_", "-")
                    .replaceFirst("^sha-?(1|224|256|384|512)$", "sha$1");
            if (value.matches("[0-9A-Fa-f]{32,128}") && name.matches("[a-z0-9-]{2,12}")) {
                hashes.add(name + ":" + value.toLowerCase(Locale.ROOT));
            }
        });
        return hashes;
    }
}
