package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lock files: every package with its one version, its files' digests and what it needs. */
public final class LockReader implements ManifestReader {
    private final LockFormat format;

    private LockReader(LockFormat format) {
        this.format = format;
    }

    public static LockReader poetry() {
        return new LockReader(new PoetryLock());
    }

    public static LockReader uv() {
        return new LockReader(new UvLock());
    }

    public static LockReader pdm() {
        return new LockReader(new PdmLock());
    }

    public static LockReader pipenv() {
        return new LockReader(new PipenvLock());
    }

    /** Of the format that all tools share (PEP 751). */
    public static LockReader common() {
        return new LockReader(new CommonLock());
    }

    @Override
    public String format() {
        return format.name();
    }

    @Override
    public boolean accepts(String path) {
        return format.accepts(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        List<Locked> packages;
        List<String> untrusted;
        try {
            JsonNode lock = format.isJson() ? Documents.json(file) : Documents.toml(file);
            packages = format.packages(lock);
            untrusted = format.untrusted(lock);
        } catch (LockException e) {
            throw new ManifestException(where(file, e.where()), e.getMessage());
        }
        for (String url : untrusted) {
            inventory.tell(new Fact(Fact.Kind.TRUSTED_HOST, null, shown(url), where(file, "_meta")));
        }
        Map<String, List<Locked>> byName = new HashMap<>();
        Set<String> needed = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (Locked each : packages) {
            byName.computeIfAbsent(each.id().name(), name -> new ArrayList<>()).add(each);
            each.needs()
                    .forEach(
                            need -> (each.root() ? asked : needed).add(need.id().name()));
        }
        String own = null;
        for (Locked each : packages) {
            Location where = where(file, "package " + each.id());
            if (each.source() != null && (each.root() || each.pin() == Pin.LOCATION)) {
                inventory.governs(file.path(), each.source());
            }
            if (!each.root()) {
                String name = each.id().name();
                boolean direct = asked.isEmpty() ? !needed.contains(name) : asked.contains(name);
                inventory.add(component(each, direct, where));
                LockFacts.tell(each, where, inventory);
            }
            for (Locked.Need need : each.needs()) {
                List<Locked> candidates = byName.getOrDefault(need.id().name(), List.of());
                boolean met = needs(each, need, candidates, where, inventory);
                if (!met && need.always()) {
                    own = own == null ? ownName(file) : own;
                    missing(need.id(), own, where, inventory);
                }
            }
        }
    }

    private static Location where(ManifestFile file, String member) {
        return new Location(file.path(), member.isEmpty() ? null : SafeText.of(member), -1);
    }

    private static Component component(Locked each, boolean direct, Location where) {
        boolean hashed = Locked.areFirm(each.files());
        Pin registry = each.id().version() == null ? Pin.NOTHING : hashed ? Pin.HASHED : Pin.VERSION;
        return new Component(
                safe(each.id()),
                each.pin() == null ? registry : each.pin(),
                SafeText.of(each.id().toString(), 290),
                each.hashes(),
                each.source() == null ? null : shown(each.source()),
                List.of(),
                direct,
                each.group() == null ? null : SafeText.of(each.group()),
                where);
    }

    private static boolean needs(
            Locked each, Locked.Need need, List<Locked> candidates, Location where, InventoryBuilder inventory)
            throws ManifestException {
        boolean met = false;
        for (Locked candidate : candidates) {
            String version = need.id().version();
            if (version == null || version.equals(candidate.id().version())) {
                inventory.needs(safe(each.id()), safe(candidate.id()), where);
                met = true;
            }
        }
        return met;
    }

    /** A package of the lock may need the very project that it is locked for. */
    private static void missing(ComponentId need, String own, Location where, InventoryBuilder inventory) {
        if (!need.name().equals(own)) {
            inventory.incomplete(
                    where, "needs " + SafeText.quote(need.toString()) + ", which this file does not hold; lock again");
        }
    }

    /** The project's name as the manifest beside the lock has it, or an empty text. */
    private static String ownName(ManifestFile file) throws IOException, ManifestException {
        Optional<ManifestFile> manifest = file.resolve("pyproject.toml");
        if (manifest.isEmpty()) {
            return "";
        }
        JsonNode root = Documents.toml(manifest.get());
        String poetry = root.path("tool").path("poetry").path("name").asText();
        return Ecosystem.PYPI.normalise(root.path("project").path("name").asText(poetry));
    }

    /** Without passwords, and short enough for a report. */
    static String shown(String address) {
        return SafeText.of(DirectReference.withoutSecrets(address), 290);
    }

    static ComponentId safe(ComponentId id) {
        return new ComponentId(
                Ecosystem.PYPI, SafeText.of(id.name()), id.version() == null ? null : SafeText.of(id.version()));
    }
}
