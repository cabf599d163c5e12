package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        // Poetry takes a file without one for the oldest.
        String version = LockValues.text(LockValues.table(lock, "metadata", ""), "lock-version", "metadata");
        if (version != null && !version.matches("1\\.[0-9]|2\\.[01]")) {
            throw new LockException("", "has lock-version " + SafeText.quote(version) + "; 1.0 to 2.1 are known");
        }
        LockValues.onlyKnown(lock, Set.of("metadata", "package", "extras"));
        List<Locked> packages = new ArrayList<>();
        for (JsonNode each : LockValues.tables(lock, "package", "")) {
            packages.add(one(each, lock));
        }
        return packages;
    }

    private static Locked one(JsonNode each, JsonNode lock) throws LockException {
        String where = "package " + LockValues.needed(each, "name", "package");
        String name = LockValues.needed(each, "name", where);
        List<LockedFile> files = new ArrayList<>();
        List<JsonNode> listed = new ArrayList<>(LockValues.tables(each, "files", where));
        // Until lock version 2.0 all digests stood at the end.
        listed.addAll(LockValues.tables(lock.path("metadata").path("files"), name, where));
        for (JsonNode file : listed) {
            files.add(LockValues.file(LockValues.needed(file, "file", where), file, where));
        }
        JsonNode source = LockValues.table(each, "source", where);
        String type = LockValues.text(source, "type", where);
        String url = LockValues.text(source, "url", where);
        Pin pin = type == null || type.equals("legacy") ? null : pin(type, source, files, where);
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, LockValues.needed(each, "version", where)),
                files,
                "legacy".equals(type) && url != null && LockValues.isPyPi(url) ? null : url,
                pin,
                group(each, where),
                needs(each, where),
                false);
    }

    private static Pin pin(String type, JsonNode source, List<LockedFile> files, String where) throws LockException {
        if (type.equals("git")) {
            return Pin.ofRevision(LockValues.text(source, "resolved_reference", where));
        }
        return Locked.areFirm(files) ? Pin.HASHED : Pin.LOCATION;
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

    /** A constraint alone, or a table or several of them with markers and extras that may leave the package out. */
    private static List<Locked.Need> needs(JsonNode each, String where) throws LockException {
        List<Locked.Need> needs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> need :
                LockValues.table(each, "dependencies", where).properties()) {
            JsonNode value = need.getValue();
            boolean open = value.isArray() || value.has("markers") || value.has("python") || value.has("optional");
            needs.add(new Locked.Need(ComponentId.of(Ecosystem.PYPI, need.getKey(), null), !open));
        }
        return needs;
    }
}
