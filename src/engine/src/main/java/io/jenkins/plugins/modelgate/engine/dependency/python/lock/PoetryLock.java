package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code poetry.lock} of Poetry 1 and 2: lock versions 1.0 to 2.1. */
final class PoetryLock implements LockFormat {
    @Override
    public String name() {
        return "poetry-lock";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.equals("poetry.lock");
    }

    @Override
    public List<Locked> packages(JsonNode lock) throws LockException {
        if (!lock.has("metadata")) {
            throw new LockException("", "has no table metadata: poetry lock writes it");
        }
        List<Locked> packages = new ArrayList<>();
        for (JsonNode each : LockValues.tables(lock, "package", "")) {
            packages.add(one(each, lock));
        }
        return packages;
    }

    private static Locked one(JsonNode each, JsonNode lock) throws LockException {
        String where = "package " + LockValues.needed(each, "name", "package");
        String name = LockValues.needed(each, "name", where);
        List<String> hashes = new ArrayList<>();
        List<String> files = new ArrayList<>();
        List<JsonNode> listed = new ArrayList<>(LockValues.tables(each, "files", where));
        // Until lock version 2.0 all digests stood at the end.
        listed.addAll(LockValues.tables(lock.path("metadata").path("files"), name, where));
        for (JsonNode file : listed) {
            files.add(LockValues.needed(file, "file", where));
            String hash = LockValues.text(file, "hash", where);
            if (hash != null) {
                hashes.add(LockValues.hash(hash));
            }
        }
        JsonNode source = LockValues.table(each, "source", where);
        String type = LockValues.text(source, "type", where);
        String url = LockValues.text(source, "url", where);
        Pin pin = type == null || type.equals("legacy") ? null : pin(type, source, hashes, where);
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, LockValues.needed(each, "version", where)),
                hashes,
                url,
                pin,
                group(each, where),
                files,
                needs(each, where),
                false);
    }

    private static Pin pin(String type, JsonNode source, List<String> hashes, String where) throws LockException {
        if (type.equals("git")) {
            return LockValues.pinOf(LockValues.text(source, "resolved_reference", where));
        }
        return hashes.isEmpty() ? Pin.LOCATION : Pin.HASHED;
    }

    @CheckForNull
    private static String group(JsonNode each, String where) throws LockException {
        List<String> groups = LockValues.texts(each, "groups", where);
        String category = LockValues.text(each, "category", where);
        if (groups.contains("main") || "main".equals(category)) {
            return each.path("optional").asBoolean() ? "optional" : null;
        }
        if (!groups.isEmpty()) {
            return groups.get(0);
        }
        return category != null ? category : each.path("optional").asBoolean() ? "optional" : null;
    }

    private static Set<ComponentId> needs(JsonNode each, String where) throws LockException {
        Set<ComponentId> needs = new LinkedHashSet<>();
        LockValues.table(each, "dependencies", where)
                .fieldNames()
                .forEachRemaining(name -> needs.add(ComponentId.of(Ecosystem.PYPI, name, null)));
        return needs;
    }
}
