package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

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
        try {
            packages = format.packages(format.isJson() ? Documents.json(file) : Documents.toml(file));
        } catch (LockException e) {
            throw new ManifestException(where(file, e.where()), e.getMessage());
        }
        Map<String, List<Locked>> byName = new HashMap<>();
        Set<String> needed = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (Locked each : packages) {
            byName.computeIfAbsent(each.id().name(), name -> new ArrayList<>()).add(each);
            each.needs().forEach(need -> (each.root() ? asked : needed).add(need.name()));
        }
        for (Locked each : packages) {
            Location where = where(file, "package " + each.id());
            if (!each.root()) {
                String name = each.id().name();
                boolean direct = asked.isEmpty() ? !needed.contains(name) : asked.contains(name);
                inventory.add(component(each, direct, where));
                facts(each, where, inventory);
            }
            for (ComponentId need : each.needs()) {
                needs(each, need, byName.getOrDefault(need.name(), List.of()), where, inventory);
            }
        }
    }

    private static Location where(ManifestFile file, String member) {
        return new Location(file.path(), member.isEmpty() ? null : SafeText.of(member), -1);
    }

    private static Component component(Locked each, boolean direct, Location where) {
        boolean hashed = !each.hashes().isEmpty();
        Pin registry = each.id().version() == null ? Pin.NOTHING : hashed ? Pin.HASHED : Pin.VERSION;
        return new Component(
                safe(each.id()),
                each.pin() == null ? registry : each.pin(),
                SafeText.of(each.id().toString(), 290),
                each.hashes(),
                each.source() == null ? null : SafeText.of(DirectReference.withoutSecrets(each.source()), 290),
                List.of(),
                direct,
                each.group() == null ? null : SafeText.of(each.group()),
                where);
    }

    private static void facts(Locked each, Location where, InventoryBuilder inventory) throws ManifestException {
        List<String> wheels =
                each.files().stream().filter(name -> name.endsWith(".whl")).toList();
        if (!each.files().isEmpty() && wheels.isEmpty()) {
            tell(Fact.Kind.SOURCE_ONLY, each, each.files().get(0), where, inventory);
        }
        for (String wheel : wheels) {
            if (!wheel.endsWith("-any.whl")) {
                tell(Fact.Kind.NATIVE_FILE, each, wheel, where, inventory);
                break;
            }
        }
        if (each.pin() == null && each.source() != null) {
            tell(Fact.Kind.INDEX, each, each.source(), where, inventory);
        }
    }

    private static void tell(Fact.Kind kind, Locked each, String value, Location where, InventoryBuilder inventory)
            throws ManifestException {
        String shown = SafeText.of(DirectReference.withoutSecrets(value), 290);
        inventory.tell(new Fact(kind, safe(each.id()), shown, where));
    }

    private static void needs(
            Locked each, ComponentId need, List<Locked> candidates, Location where, InventoryBuilder inventory)
            throws ManifestException {
        for (Locked candidate : candidates) {
            if (need.version() == null || need.version().equals(candidate.id().version())) {
                inventory.needs(safe(each.id()), safe(candidate.id()), where);
            }
        }
    }

    private static ComponentId safe(ComponentId id) {
        return new ComponentId(
                Ecosystem.PYPI, SafeText.of(id.name()), id.version() == null ? null : SafeText.of(id.version()));
    }
}
