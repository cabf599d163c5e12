package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.util.ArrayList;
import java.util.List;

/** {@code pylock.toml} and {@code pylock.NAME.toml}, the common format of PEP 751, version 1.x. */
final class CommonLock implements LockFormat {
    @Override
    public String name() {
        return "pylock";
    }

    @Override
    public boolean accepts(String fileName) {
        return fileName.matches("pylock(\\.[^.]+)?\\.toml");
    }

    @Override
    public List<Locked> packages(JsonNode lock) throws LockException {
        if (!LockValues.needed(lock, "lock-version", "").matches("1\\.\\d+")) {
            throw new LockException("", "has lock-version " + lock.path("lock-version") + "; 1.x is known");
        }
        List<Locked> packages = new ArrayList<>();
        for (JsonNode each : LockValues.tables(lock, "packages", "")) {
            packages.add(one(each));
        }
        return packages;
    }

    private static Locked one(JsonNode each) throws LockException {
        String name = LockValues.needed(each, "name", "packages");
        String where = "package " + name;
        List<JsonNode> listed = new ArrayList<>(LockValues.tables(each, "wheels", where));
        for (String key : List.of("sdist", "archive")) {
            JsonNode file = LockValues.table(each, key, where);
            if (file.isObject()) {
                listed.add(file);
            }
        }
        List<LockedFile> files = new ArrayList<>();
        for (JsonNode file : listed) {
            String given = LockValues.text(file, "name", where);
            String address = place(file, where);
            List<String> hashes = LockValues.hashes(LockValues.table(file, "hashes", where));
            files.add(new LockedFile(address != null ? address : given == null ? "" : given, hashes));
        }
        JsonNode vcs = LockValues.table(each, "vcs", where);
        String index = LockValues.text(each, "index", where);
        boolean registry = !vcs.isObject() && !each.has("directory") && !each.has("archive");
        String source = place(vcs, where);
        for (String key : List.of("directory", "archive")) {
            source = source == null ? place(LockValues.table(each, key, where), where) : source;
        }
        Pin pin = registry ? null : Locked.areFirm(files) ? Pin.HASHED : Pin.LOCATION;
        return new Locked(
                ComponentId.of(Ecosystem.PYPI, name, LockValues.text(each, "version", where)),
                files,
                source != null ? source : index != null && LockValues.isPyPi(index) ? null : index,
                vcs.isObject() ? Pin.ofRevision(LockValues.text(vcs, "commit-id", where)) : pin,
                null,
                needs(each, where),
                false);
    }

    @CheckForNull
    private static String place(JsonNode node, String where) throws LockException {
        String url = LockValues.text(node, "url", where);
        return url != null ? url : LockValues.text(node, "path", where);
    }

    private static List<Locked.Need> needs(JsonNode each, String where) throws LockException {
        List<Locked.Need> needs = new ArrayList<>();
        for (JsonNode need : LockValues.tables(each, "dependencies", where)) {
            String name = LockValues.text(need, "name", where);
            if (name != null) {
                ComponentId id = ComponentId.of(Ecosystem.PYPI, name, LockValues.text(need, "version", where));
                needs.add(new Locked.Need(id, true));
            }
        }
        return needs;
    }
}
