package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code uv.lock}, version 1. Several versions of one package may stand in it, each for its markers. */
final class UvLock implements LockFormat {
    private static final String PYPI = "https://pypi.org/simple";
    private static final List<String> SOURCES =
            List.of("registry", "git", "url", "path", "directory", "editable", "virtual");
    private static final Set<String> KNOWN = Set.of(
            "version",
            "revision",
            "requires-python",
            "resolution-markers",
            "supported-markers",
            "required-markers",
            "conflicts",
            "options",
            "manifest",
            "package");

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
        LockValues.onlyKnown(lock, KNOWN);
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
        List<LockedFile> files = new ArrayList<>();
        for (JsonNode file : listed) {
            String url = LockValues.text(file, "url", where);
            String path = url == null ? LockValues.text(file, "path", where) : url;
            String address = path == null ? LockValues.text(file, "filename", where) : path;
            files.add(LockValues.file(address, file, where));
        }
        JsonNode source = LockValues.table(each, "source", where);
        String kind = kind(source, where);
        String place = kind == null ? PYPI : LockValues.needed(source, kind, where);
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, LockValues.text(each, "version", where)),
                files,
                LockValues.isPyPi(place) ? null : place,
                pin(kind, place, files),
                null,
                needs(each, where),
                "virtual".equals(kind) || "editable".equals(kind) && place.equals("."));
    }

    /** uv takes the first kind that it knows, in an order of its own: of two only one would be seen here. */
    @CheckForNull
    private static String kind(JsonNode source, String where) throws LockException {
        List<String> keys = new ArrayList<>();
        source.fieldNames().forEachRemaining(keys::add);
        keys.remove("subdirectory");
        if (keys.size() > 1 || !SOURCES.containsAll(keys)) {
            throw new LockException(where, "has a source that is not one of " + SOURCES);
        }
        return keys.isEmpty() ? null : keys.get(0);
    }

    @CheckForNull
    private static Pin pin(@CheckForNull String kind, String place, List<LockedFile> files) {
        if (kind == null || kind.equals("registry")) {
            return null;
        }
        return kind.equals("git")
                ? Pin.ofRevision(place.substring(place.lastIndexOf('#') + 1))
                : Locked.areFirm(files) ? Pin.HASHED : Pin.LOCATION;
    }

    private static List<Locked.Need> needs(JsonNode each, String where) throws LockException {
        List<Locked.Need> needs = new ArrayList<>();
        add(needs, each, "dependencies", where);
        for (String key : List.of("optional-dependencies", "dev-dependencies")) {
            JsonNode groups = LockValues.table(each, key, where);
            for (Map.Entry<String, JsonNode> group : groups.properties()) {
                add(needs, groups, group.getKey(), where);
            }
        }
        return needs;
    }

    private static void add(List<Locked.Need> needs, JsonNode from, String key, String where) throws LockException {
        for (JsonNode need : LockValues.tables(from, key, where)) {
            ComponentId id = ComponentId.of(
                    Ecosystem.PYPI, LockValues.needed(need, "name", where), LockValues.text(need, "version", where));
            needs.add(new Locked.Need(id, !need.has("marker")));
        }
    }
}
