package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code uv.lock}, version 1. Several versions of one package may stand in it, each for its markers. */
final class UvLock implements LockFormat {
    private static final String PYPI = "https://pypi.org/simple";

    @Override
    public String name() {
        return "uv-lock";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.equals("uv.lock");
    }

    @Override
    public List<Locked> packages(JsonNode lock) throws LockException {
        if (lock.path("version").asInt() != 1) {
            throw new LockException("", "has version " + lock.path("version") + " of uv.lock; 1 is known");
        }
        List<Locked> packages = new ArrayList<>();
        for (JsonNode each : LockValues.tables(lock, "package", "")) {
            packages.add(one(each));
        }
        return packages;
    }

    private static Locked one(JsonNode each) throws LockException {
        String name = LockValues.needed(each, "name", "package");
        String where = "package " + name;
        List<JsonNode> listed = new ArrayList<>(LockValues.tables(each, "wheels", where));
        JsonNode sdist = LockValues.table(each, "sdist", where);
        if (sdist.isObject()) {
            listed.add(sdist);
        }
        List<String> hashes = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (JsonNode file : listed) {
            String url = LockValues.text(file, "url", where);
            String path = url == null ? LockValues.text(file, "path", where) : url;
            String filename = path == null ? LockValues.text(file, "filename", where) : path;
            files.add(LockValues.fileName(filename == null ? "" : filename));
            String hash = LockValues.text(file, "hash", where);
            if (hash != null) {
                hashes.add(LockValues.hash(hash));
            }
        }
        JsonNode source = LockValues.table(each, "source", where);
        Map.Entry<String, JsonNode> kind = source.isEmpty()
                ? Map.entry("registry", TextNode.valueOf(PYPI))
                : source.properties().iterator().next();
        String place = kind.getValue().asText();
        boolean root = kind.getKey().equals("virtual") || kind.getKey().equals("editable") && place.equals(".");
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, LockValues.text(each, "version", where)),
                hashes,
                place.equals(PYPI) ? null : place,
                pin(kind.getKey(), place, hashes),
                null,
                files,
                needs(each, where),
                root);
    }

    private static Pin pin(String kind, String place, List<String> hashes) {
        return switch (kind) {
            case "registry" -> null;
            case "git" -> LockValues.pinOf(place.substring(place.lastIndexOf('#') + 1));
            default -> hashes.isEmpty() ? Pin.LOCATION : Pin.HASHED;
        };
    }

    private static Set<ComponentId> needs(JsonNode each, String where) throws LockException {
        Set<ComponentId> needs = new LinkedHashSet<>();
        add(needs, each, "dependencies", where);
        for (String key : List.of("optional-dependencies", "dev-dependencies")) {
            JsonNode groups = LockValues.table(each, key, where);
            List<String> names = new ArrayList<>();
            groups.fieldNames().forEachRemaining(names::add);
            for (String group : names) {
                add(needs, groups, group, where);
            }
        }
        return needs;
    }

    private static void add(Set<ComponentId> needs, JsonNode from, String key, String where) throws LockException {
        for (JsonNode need : LockValues.tables(from, key, where)) {
            needs.add(ComponentId.of(
                    Ecosystem.PYPI, LockValues.needed(need, "name", where), LockValues.text(need, "version", where)));
        }
    }
}
